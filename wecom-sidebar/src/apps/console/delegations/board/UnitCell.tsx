import { Link } from 'react-router';
import type { Board, BoardRow } from '../../../../features/delegations/reads';
import { FoldButton } from '../../../../ui/desk/FoldButton';
import { Tag } from '../../../../ui/desk/Tag';
import { useConsoleLink } from '../../shell/useActingUnit';
import { stateTone } from '../delegationWords';

interface Fold {
  shown: boolean;
  open: boolean;
  onToggle: () => void;
}

export interface BoardLine {
  row: BoardRow;
  depth: number;
  fold: Fold;
  delegation: Board['delegation'];
}

/** The name of a unit, leading to its split desk when it holds a part. */
export function UnitCell({ row, fold, delegation }: BoardLine) {
  const link = useConsoleLink();
  return (
    <td>
      <FoldButton name={row.name} {...fold} />
      {row.state === 'untouched' ? (
        row.name
      ) : (
        <Link to={link(`/delegations/${delegation.delegationId}/nodes/${row.unitId}`)}>{row.name}</Link>
      )}
    </td>
  );
}

/** State and remark of a unit's part, the same in both views. */
export const StateCells = ({ row }: { row: BoardRow }) => (
  <>
    <td>
      <Tag tone={stateTone[row.state]}>{row.stateWord}</Tag>
    </td>
    <td className="sub note-cell">{row.note ?? '—'}</td>
  </>
);
