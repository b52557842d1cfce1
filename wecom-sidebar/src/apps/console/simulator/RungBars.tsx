import type { SimulationResult } from '../../../features/leads-console/simulations';
import { thousands } from '../../../ui/desk/figures';
import { PairBars, PairLegend } from './PairBars';
import { changeWords, deciderWords } from './simulatorWords';

interface Props {
  result: SimulationResult;
  names: readonly [string, string];
}

/** By which rung leads are decided under both policies. */
export function RungBars({ result: { rungs }, names }: Props) {
  const most = Math.max(1, ...rungs.flatMap(({ leads }) => leads));
  return (
    <table className="bar-table">
      <caption>
        <span>由哪条决定（条）</span>
        <PairLegend names={names} />
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">规则</th>
          <th scope="col">图</th>
          <th scope="col">
            {names[0]} → {names[1]}
          </th>
          <th scope="col">变化</th>
        </tr>
      </thead>
      <tbody>
        {rungs.map(({ by, leads: [before, after] }) => (
          <tr key={by}>
            <th scope="row">{deciderWords(by)}</th>
            <td className="bar-cell">
              <PairBars values={[before, after]} most={most} />
            </td>
            <td className="num">
              {thousands(before)} → {thousands(after)}
            </td>
            <td className={before === after ? 'num hint' : 'num'}>{before === after ? '不变' : <b>{changeWords(before, after)}</b>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
