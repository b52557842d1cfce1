import { Link } from 'react-router';
import type { Board } from '../../../features/leads-console/board';
import { useConsoleLink } from '../shell/useActingUnit';
import { BoardCard } from './BoardCard';
import { type ColumnKey, columnWords } from './boardWords';

interface Props {
  id: ColumnKey;
  column: Board['columns'][ColumnKey];
  /** On a phone one column is shown at a time. */
  isShown: boolean;
  chosen: ReadonlySet<string>;
  mayTransfer: boolean;
  onToggle: (leadId: string) => void;
}

export function BoardColumn({ id, column, isShown, chosen, mayTransfer, onToggle }: Props) {
  const link = useConsoleLink();
  const { title, empty } = columnWords[id];
  return (
    <section className={isShown ? 'card board-column is-shown' : 'card board-column'} aria-label={`${title} ${column.total} 条`}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className="hint">{column.total} 条</span>
      </div>
      <ul className="board-cards" tabIndex={0} aria-label={title}>
        {column.leads.map((lead) => (
          <BoardCard key={lead.leadId} lead={lead} isChosen={chosen.has(lead.leadId)} mayTransfer={mayTransfer} onToggle={onToggle} />
        ))}
        {column.leads.length === 0 && <li className="hint board-empty">{empty}</li>}
        {column.total > column.leads.length && (
          <li className="hint board-empty">
            还有 {column.total - column.leads.length} 条，在 <Link to={link('/leads')}>线索</Link> 里看
          </li>
        )}
      </ul>
    </section>
  );
}
