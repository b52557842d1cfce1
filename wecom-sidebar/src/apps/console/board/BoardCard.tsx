import { Checkbox } from 'antd';
import { Link } from 'react-router';
import type { BoardLead } from '../../../features/leads-console/board';
import { Tag } from '../../../ui/desk/Tag';
import { useConsoleLink } from '../shell/useActingUnit';

interface Props {
  lead: BoardLead;
  isChosen: boolean;
  mayTransfer: boolean;
  onToggle: (leadId: string) => void;
}

/** One lead: who, what, whose, and by when; chosen by its box, or dragged. */
export function BoardCard({ lead, isChosen, mayTransfer, onToggle }: Props) {
  const link = useConsoleLink();
  return (
    <li
      className={isChosen ? 'board-card is-chosen' : 'board-card'}
      draggable={mayTransfer}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', lead.leadId)}
    >
      <div className="board-card-line">
        {mayTransfer && (
          <Checkbox checked={isChosen} onChange={() => onToggle(lead.leadId)} aria-label={`选中 ${lead.maskedName} ${lead.title}`} />
        )}
        <Link to={link(`/leads/${lead.leadId}`)}>
          {lead.maskedName} · {lead.title}
        </Link>
        <Tag tone={lead.tone}>{lead.stateWord}</Tag>
      </div>
      <p className="hint">
        {lead.outletName}
        {lead.staffName && ` · ${lead.staffName}`}
      </p>
      {lead.dueText && <p className="board-due">{lead.dueText}</p>}
    </li>
  );
}
