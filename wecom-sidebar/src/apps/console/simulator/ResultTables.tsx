import type { SimulationResult } from '../../../features/leads-console/simulations';
import { ratioWords, thousands } from '../../../ui/desk/figures';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { minutesWords } from './simulatorWords';

interface Props {
  result: SimulationResult;
  names: readonly [string, string];
}

/** Everything the charts show, in figures. */
export const ResultTables = ({ result, names }: Props) => (
  <>
    <WaitTable result={result} names={names} />
    <PeopleTable result={result} names={names} />
  </>
);

const WaitTable = ({ result: { waits, leads }, names }: Props) => (
  <section className="card" aria-label="等待">
    <div className="card-head">
      <h2>多久分到人</h2>
      <small className="hint">{thousands(leads)} 条中，营业时间多久以内有了客户经理</small>
    </div>
    <TableScroll label="等待表">
      <table className="table table-tight">
        <thead>
          <tr>
            <th>以内</th>
            <th className="num">{names[0]}</th>
            <th className="num">{names[1]}</th>
          </tr>
        </thead>
        <tbody>
          {waits[0].curve.map(({ minutes, leads: before }, index) => {
            const after = waits[1].curve[index]?.leads ?? 0;
            return (
              <tr key={minutes}>
                <td>{minutes === 0 ? '即时' : minutesWords(minutes)}</td>
                <td className="num">
                  {thousands(before)}（{ratioWords(before, leads)}）
                </td>
                <td className="num">
                  {thousands(after)}（{ratioWords(after, leads)}）
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  </section>
);

const COLUMNS = [
  { head: '分到', of: (one: Figures) => thousands(one.given) },
  { head: '份额应得', of: (one: Figures) => one.entitled.toFixed(1) },
  { head: '份额已得', of: (one: Figures) => thousands(one.shared) },
  { head: '最多少分', of: (one: Figures) => one.worst.toFixed(2) },
  { head: '最多同时在跟', of: (one: Figures) => thousands(one.peak) },
  { head: '满额天数', of: (one: Figures) => thousands(one.fullDays) },
] as const;
type Figures = SimulationResult['people'][number]['figures'][number];

const PeopleTable = ({ result: { people }, names }: Props) => (
  <section className="card" aria-label="每人">
    <div className="card-head">
      <h2>每人</h2>
      <small className="hint">
        每格 {names[0]} → {names[1]}
      </small>
    </div>
    <TableScroll label="每人表">
      <table className="table table-tight">
        <thead>
          <tr>
            <th>客户经理</th>
            <th>网点</th>
            {COLUMNS.map(({ head }) => (
              <th key={head} className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ staffId, name, outletName, figures: [before, after] }) => (
            <tr key={staffId}>
              <td className="nowrap">{name}</td>
              <td className="nowrap">{outletName}</td>
              {COLUMNS.map(({ head, of }) => (
                <td key={head} className="num">
                  {of(before)} → {of(after)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  </section>
);
