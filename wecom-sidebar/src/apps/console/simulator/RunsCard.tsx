import { momentWords } from '@yinqiao/shared/domain';
import type { SimulationRow } from '../../../features/leads-console/simulations';
import { Tag } from '../../../ui/desk/Tag';
import { loadWords, policiesWords, stateTones } from './simulatorWords';

interface Props {
  runs: readonly SimulationRow[];
  now: string;
  chosen: string | null;
  onChoose: (simulationId: string) => void;
}

/** What was tried of late; one is looked at. */
export const RunsCard = ({ runs, now, chosen, onChoose }: Props) => (
  <section className="card" aria-label="试过的">
    <div className="card-head">
      <h2>试过的</h2>
      <small className="hint push">最近 {runs.length} 次</small>
    </div>
    <ul className="run-list">
      {runs.map((run) => (
        <li key={run.simulationId}>
          <button type="button" aria-pressed={run.simulationId === chosen} onClick={() => onChoose(run.simulationId)}>
            <span className="row">
              <b>{policiesWords(run)}</b>
              <span className="push">
                <Tag tone={stateTones[run.state]}>{run.stateWord}</Tag>
              </span>
            </span>
            <small className="hint">
              {run.unitName} · {loadWords(run)}
            </small>
            <small className="hint">
              {run.createdByName} · {momentWords(run.createdAt, now)}
            </small>
          </button>
        </li>
      ))}
    </ul>
  </section>
);
