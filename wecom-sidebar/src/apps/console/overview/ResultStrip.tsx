import { dayAndWeekdayWords, momentWords, shanghaiInstant } from '@yinqiao/shared/domain';
import type { Overview } from '../../../features/cockpit/overview';
import { Bar } from '../../../ui/desk/Bar';
import { percentOf, thousands } from '../../../ui/desk/figures';
import { Metric } from '../../../ui/desk/Metric';
import { Notice } from '../../../ui/desk/Notice';
import { Strip } from '../../../ui/desk/Strip';

type Results = Overview['results'];

function asOfWords({ asOf }: Results, now: string): string {
  return asOf === null ? 'T+1 · 还没有收到结果文件' : `T+1 · 数据截至 ${dayAndWeekdayWords(shanghaiInstant(asOf), now)}`;
}

/** What came of it, from the last daily file that was accepted. A refused file is said; the earlier figures stay. */
export function ResultStrip({ overview: { results, delegations, now } }: { overview: Overview }) {
  return (
    <Strip
      kind="result"
      asOf={asOfWords(results, now)}
      note={results.arrivedAt && `来自核心与信贷日终文件，${momentWords(results.arrivedAt, now)} 入账`}
    >
      {results.refused && <RefusedFile refused={results.refused} asOf={results.asOf} now={now} />}
      {results.items.length === 0 ? (
        <p className="card-body hint">第一份结果文件对账通过后，完成数会显示在这里。</p>
      ) : (
        <div className="result-items">
          {results.items.map((item) => (
            <ResultItem
              key={item.delegationId}
              item={item}
              branches={results.byBranch.filter((row) => row.delegationId === item.delegationId)}
              timePercent={delegations.find((delegation) => delegation.delegationId === item.delegationId)?.pacePercent ?? null}
            />
          ))}
        </div>
      )}
    </Strip>
  );
}

const RefusedFile = ({ refused, asOf, now }: { refused: NonNullable<Results['refused']>; asOf: string | null; now: string }) => (
  <Notice tone="warn">
    {momentWords(refused.at, now)} 收到的 {refused.fileName} 没有入账：{refused.reason}
    {asOf === null ? '。' : `。下面仍是截至 ${dayAndWeekdayWords(shanghaiInstant(asOf), now)} 的数。`}
  </Notice>
);

interface ResultItemProps {
  item: Results['items'][number];
  branches: Results['byBranch'];
  timePercent: number | null;
}

/** One delegation: its figure with the denominator, and each branch against its own target and the time. */
const ResultItem = ({ item, branches, timePercent }: ResultItemProps) => (
  <div className="result-item">
    <h3>{item.title}</h3>
    <dl>
      <Metric
        label={item.metricName}
        value={item.done}
        unitWord={item.unitWord}
        notes={[
          `完成 ${percentOf(item.done, item.target)}%，${thousands(item.done)} / ${thousands(item.target)}`,
          ...(item.clawedBack > 0 ? [`毛 ${thousands(item.gross)} − 回撤 ${thousands(item.clawedBack)}`] : []),
        ]}
      />
    </dl>
    {branches.length > 0 && (
      <div>
        <div className="legend">
          <b className="sub">{item.metricName} / 目标</b>
          {timePercent !== null && (
            <span className="push">
              <i className="k-time" />
              时间进度 {timePercent}%
            </span>
          )}
        </div>
        {branches.map((row) => (
          <div key={row.unitId} className="bar-row">
            <span>{row.name}</span>
            <Bar done={row.done} target={row.target} unitWord={item.unitWord} timePercent={timePercent} />
            <span className="num">
              <b>{thousands(row.done)}</b> / {thousands(row.target)} {item.unitWord} · {percentOf(row.done, row.target)}%
            </span>
          </div>
        ))}
      </div>
    )}
  </div>
);
