import { dayWords, shanghaiInstant } from '@yinqiao/shared/domain';
import { Link } from 'react-router';
import type { Overview } from '../../../features/cockpit/overview';
import { Bar } from '../../../ui/desk/Bar';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { paceOf, percentOf, thousands } from '../../../ui/desk/figures';
import { useConsoleLink } from '../shell/useActingUnit';

type Delegation = Overview['delegations'][number];

/** Delegations under way with the time that has passed. Units only, never a ranking (rule L8). */
export function RunningDelegations({ delegations, now }: { delegations: Delegation[]; now: string }) {
  // Results come in one file for all of them; what is counted live says so on its own line.
  const asOf = delegations.find((delegation) => delegation.asOf !== null)?.asOf;
  return (
    <section className="card" aria-label="进行中的任务">
      <div className="card-head">
        <h2>进行中的任务</h2>
        {asOf && <small className="hint push">数据截至 {dayWords(shanghaiInstant(asOf), now)}</small>}
      </div>
      {delegations.length === 0 ? (
        <EmptyState icon="task" title="没有进行中的任务" text="任务下发后，各机构的完成与时间进度会显示在这里。" />
      ) : (
        <div className="card-body">
          {delegations.map((delegation) => (
            <RunningDelegation key={delegation.delegationId} delegation={delegation} now={now} />
          ))}
          <small className="hint">金线为时间进度。只看机构，不排名次。</small>
        </div>
      )}
    </section>
  );
}

function RunningDelegation({ delegation, now }: { delegation: Delegation; now: string }) {
  const link = useConsoleLink();
  const { done, target, unitWord, pacePercent, asOf } = delegation;
  const pace = paceOf(done, target, pacePercent);
  return (
    <div className="task-line">
      <Link to={link(`/delegations/${delegation.delegationId}`)}>{delegation.title}</Link>
      <span className="num">
        <b>{thousands(done)}</b> / {thousands(target)} {unitWord} · {percentOf(done, target)}%
      </span>
      <Bar done={done} target={target} unitWord={unitWord} timePercent={pacePercent} />
      <small className="hint">
        {dayWords(shanghaiInstant(delegation.endsOn), now)}止{asOf === null && ' · 实时'}
      </small>
      <small className={pace.late ? 'num warn' : 'num hint'}>{[pace.words, pace.unitWord].join(' ')}</small>
    </div>
  );
}
