import type { CSSProperties } from 'react';
import { percentOf, thousands } from '../../../../ui/desk/figures';
import { type BoardLine, StateCells, UnitCell } from './UnitCell';

/** One unit's process of today. Bars compare the units below head office; its own sum would dwarf them. */
export function ProcessLine({ most, ...line }: BoardLine & { most: number }) {
  const { row, depth, delegation } = line;
  const style = { '--v': `${percentOf(row.firstContactsToday, most)}%` } as CSSProperties;
  return (
    <tr className={`lv${depth}`}>
      <UnitCell {...line} />
      <td className="delegation-bar">
        {depth === 0 ? (
          <span className="hint">合计</span>
        ) : (
          <div className="bar" style={style} role="img" aria-label={`今日首次联系 ${row.firstContactsToday} 条`}>
            <i />
          </div>
        )}
      </td>
      <td className="num">
        <b>{thousands(row.firstContactsToday)}</b> 条
      </td>
      <td className="num sub">
        {row.target === 0 ? '—' : `${thousands(row.allocated)} / ${thousands(row.target)} ${delegation.unitWord}`}
      </td>
      <StateCells row={row} />
    </tr>
  );
}
