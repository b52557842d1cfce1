import { Button } from 'antd';
import { type SimulationRow, useCancelSimulation } from '../../../features/leads-console/simulations';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { thousands } from '../../../ui/desk/figures';

/** A simulation that is being computed, with its counts; it goes on when the page is left, and begins anew after an interruption. */
export function RunProgress({ one: { simulationId, progress, canCancel, createdByName } }: { one: SimulationRow }) {
  const cancel = useCancelSimulation(simulationId);
  const { done = 0, total = null } = progress ?? {};
  return (
    <div className="run-progress" aria-live="polite">
      <p>
        <b>正在模拟</b> {total !== null && `${thousands(done)} / ${thousands(total)} 条`} <small className="hint">{createdByName}</small>
      </p>
      <progress aria-label="进度" {...(total ? { value: done, max: total } : {})} />
      <CommandFault error={cancel.error} />
      <div className="row">
        <small className="hint">可以离开这页，算完会留在这里。</small>
        {canCancel && (
          <span className="push">
            <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
              取消模拟
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
