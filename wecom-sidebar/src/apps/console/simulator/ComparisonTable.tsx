import type { SimulationResult } from '../../../features/leads-console/simulations';
import { thousands } from '../../../ui/desk/figures';
import { changeWords, minutesWords } from './simulatorWords';

type Both<T> = readonly [T, T];

interface Line {
  label: string;
  values: Both<number | null>;
  words: (value: number | null) => string;
}

const leadsWords = (value: number | null) => (value === null ? '—' : `${thousands(value)} 条`);
const fixed = (places: number) => (value: number | null) => (value === null ? '—' : value.toFixed(places));

/** Waiting, promises and fairness under both policies, in figures. */
export function ComparisonTable({ result, names }: { result: SimulationResult; names: Both<string> }) {
  return (
    <table className="table table-tight comparison">
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col" className="num">
            {names[0]}
          </th>
          <th scope="col" className="num">
            {names[1]}
          </th>
          <th scope="col" className="num">
            变化
          </th>
        </tr>
      </thead>
      <tbody>
        {linesOf(result).map(({ label, values: [before, after], words }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="num">{words(before)}</td>
            <td className="num">{words(after)}</td>
            <td className="num">{before === null || after === null ? '—' : changeWords(before, after, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function linesOf({ waits, promises, ends, worst, gini, fullDays }: SimulationResult): Line[] {
  const of = <T, V>(both: Both<T>, from: (one: T) => V): Both<V> => [from(both[0]), from(both[1])];
  const wait = (label: string, from: (one: SimulationResult['waits'][number]) => number | null): Line => ({
    label,
    values: of(waits, from),
    words: minutesWords,
  });
  const count = (label: string, values: Both<number>): Line => ({ label, values, words: leadsWords });
  return [
    wait('分到前等待，中位', ({ median }) => median),
    wait('九成在此之内', ({ ninetieth }) => ninetieth),
    wait('最长', ({ longest }) => longest),
    count(
      '期末仍没有分到',
      of(ends, (one) => one.waiting ?? 0),
    ),
    count(
      '接单超时',
      of(promises, ({ accept }) => accept),
    ),
    count(
      '首次联系超时',
      of(promises, ({ contact }) => contact),
    ),
    count(
      '超时收回再分',
      of(promises, ({ recycled }) => recycled),
    ),
    count(
      '跟进中无动作收回',
      of(promises, ({ idle }) => idle),
    ),
    count(
      '转人工',
      of(ends, (one) => one.manual ?? 0),
    ),
    count(
      '期末在公海',
      of(ends, (one) => one.open_pool ?? 0),
    ),
    count(
      '公海被抢',
      of(promises, ({ grabbed }) => grabbed),
    ),
    { label: '额度用满的人日', values: fullDays, words: (value) => thousands(value ?? 0) },
    { label: '公平差最大（条）', values: worst, words: fixed(2) },
    { label: '基尼系数（已得 ÷ 应得）', values: gini, words: fixed(2) },
  ];
}
