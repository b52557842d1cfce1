import { Bar } from '../../../../ui/desk/Bar';
import { type Pace, paceOf, percentOf, thousands } from '../../../../ui/desk/figures';
import { type BoardLine, StateCells, UnitCell } from './UnitCell';

function paceTone(pace: Pace): string {
  if (pace.late) return 'num warn';
  return pace.points > 0 ? 'num good' : 'num sub';
}

/** One unit's results: net completion against target and time, gross and clawed back. */
export function ResultLine(line: BoardLine) {
  const { row, depth, delegation } = line;
  const pace = paceOf(row.done, row.target, delegation.pacePercent);
  const holdsNothing = row.target === 0;
  return (
    <tr className={`lv${depth}`}>
      <UnitCell {...line} />
      <td className="delegation-bar">
        {holdsNothing ? (
          <span className="hint">—</span>
        ) : (
          <Bar done={row.done} target={row.target} unitWord={delegation.unitWord} timePercent={delegation.pacePercent} />
        )}
      </td>
      <td className="num">
        <b>{thousands(row.done)}</b> / {thousands(row.target)}
      </td>
      <td className="num">{holdsNothing ? '—' : `${percentOf(row.done, row.target)}%`}</td>
      <td className={holdsNothing ? 'num hint' : paceTone(pace)}>{holdsNothing ? '—' : pace.words}</td>
      <td className="num sub">
        {thousands(row.gross)} − {thousands(row.clawedBack)}
      </td>
      <StateCells row={row} />
    </tr>
  );
}
