import { momentWords } from '@yinqiao/shared/domain';
import type { ReactNode } from 'react';
import type { PooledLead } from '../../../features/leads/hooks/useOpenPool';
import { Tag } from '../../../ui/touch/Tag';
import '../../../ui/touch/task.css';

/** One lead of the open pool, masked: what it is about, where, why it lies here, and why it cannot be taken. */
export function PooledCard({ lead, now, action }: { lead: PooledLead; now: string; action: ReactNode }) {
  return (
    <article className="card task-card" aria-label={`${lead.maskedName} ${lead.title}`}>
      <p className="top">
        <span>
          <b>{lead.maskedName}</b> · {lead.age} 岁 · {lead.tierName}
        </span>
        {lead.hot && <Tag tone="bad">急</Tag>}
      </p>
      <h2>{lead.title}</h2>
      <p className="hint why">
        {lead.sourceText}，{momentWords(lead.capturedAt, now)} 留资；{lead.reasonText}
      </p>
      <p className="tags">
        <Tag>{lead.areaName}</Tag>
        {lead.blockText && <Tag tone="warn">{lead.blockText}</Tag>}
      </p>
      {action && <div className="button-row">{action}</div>}
    </article>
  );
}
