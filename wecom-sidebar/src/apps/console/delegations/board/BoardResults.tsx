import { dayAndWeekdayWords, daysBetween, momentWords, shanghaiInstant } from '@yinqiao/shared/domain';
import type { Board } from '../../../../features/delegations/reads';
import { paceOf, percentOf, thousands } from '../../../../ui/desk/figures';
import { Strip } from '../../../../ui/desk/Strip';
import { useSession } from '../../shell/SessionContext';
import { countedByProcess } from '../delegationWords';

/** What came of it, from the daily file. A metric our own process counts has no such strip. */
export function BoardResults({ board: { delegation, results } }: { board: Board }) {
  const { now } = useSession();
  if (results === null) return countedByProcess(delegation.metricName) ? null : <NoResultsYet />;
  const { done, gross, clawedBack, asOf, arrivedAt, definition } = results;
  const { target, unitWord, startsOn, endsOn, timeProgressPercent, pacePercent } = delegation;
  const pace = paceOf(done, target, pacePercent);
  const days = daysBetween(startsOn, endsOn) + 1;
  return (
    <Strip
      kind="result"
      asOf={`T+1 · 数据截至 ${dayAndWeekdayWords(shanghaiInstant(asOf), now)}`}
      note={`${delegation.metricName} = ${definition}，${momentWords(arrivedAt, now)} 入账`}
    >
      <dl className="facts">
        <div className="is-main">
          <dt>{delegation.metricName}</dt>
          <dd>
            {thousands(done)}{' '}
            <small>
              / {thousands(target)} {unitWord} · {percentOf(done, target)}%
            </small>
          </dd>
        </div>
        <div>
          <dt>毛 − 回撤</dt>
          <dd>
            {thousands(gross)} − {thousands(clawedBack)} <small>= {thousands(done)}</small>
          </dd>
        </div>
        <div>
          <dt>时间进度</dt>
          <dd>
            {timeProgressPercent}%{' '}
            <small>
              第 {Math.round((timeProgressPercent * days) / 100)} 天 / {days} 天
            </small>
          </dd>
        </div>
        <div>
          <dt>差距</dt>
          <dd className={pace.late ? 'warn' : undefined}>
            {pace.words} <small>{pace.unitWord}</small>
          </dd>
        </div>
      </dl>
    </Strip>
  );
}

const NoResultsYet = () => (
  <Strip kind="result" asOf="T+1 · 还没有收到结果文件">
    <p className="card-body hint">第一份结果文件对账通过后，完成数会显示在这里。</p>
  </Strip>
);
