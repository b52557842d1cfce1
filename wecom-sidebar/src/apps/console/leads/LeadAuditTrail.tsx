import { momentWords } from '@yinqiao/shared/domain';
import { type LeadAudit, useLeadAudit } from '../../../features/cockpit/leadTrace';
import { thousands } from '../../../ui/desk/figures';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';

const columns = ['时间', '谁', '做了什么', '说明', '封存'] as const;

/** Who saw or moved this lead and when, and whether the chain of entries still verifies. */
export function LeadAuditTrail({ leadId }: { leadId: string }) {
  const audit = useLeadAudit(leadId);
  return (
    <section className="drawer-section" aria-label="审计">
      <Loaded query={audit} skeleton={<SkeletonTable head={columns} />} fault="审计记录没有取到">
        {(data) => (
          <div className="stack">
            <Verification verification={data.verification} />
            <Entries entries={data.entries} />
          </div>
        )}
      </Loaded>
    </section>
  );
}

function Verification({ verification }: { verification: LeadAudit['verification'] }) {
  const { now } = useSession();
  const { intact, checkedAt, entries, sealedThrough, fault } = verification;
  if (!intact) {
    return (
      <Notice tone="bad" live>
        <b>校验没有通过</b> {momentWords(checkedAt, now)}：{fault ?? '有一处记录与封存时不一致'}
      </Notice>
    );
  }
  return (
    <Notice tone="good">
      <b>校验通过</b> {momentWords(checkedAt, now)} · {thousands(entries)} 条记录前后相连
      {sealedThrough === null ? '，等待封存' : `，已封存到 ${momentWords(sealedThrough, now)}`}
    </Notice>
  );
}

function Entries({ entries }: { entries: LeadAudit['entries'] }) {
  const { now } = useSession();
  return (
    <TableScroll label="审计记录">
      <table className="table table-tight">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.entryId}>
              <td className="nowrap">{momentWords(entry.at, now)}</td>
              <td className="nowrap">{entry.actorText}</td>
              <td className="nowrap">{entry.actionText}</td>
              <td>{entry.detail ?? '—'}</td>
              <td>
                <Tag tone={entry.sealed ? 'good' : 'neutral'}>{entry.sealed ? '已封存' : '待封存'}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
