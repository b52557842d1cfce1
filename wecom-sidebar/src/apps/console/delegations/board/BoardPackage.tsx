import type { Board } from '../../../../features/delegations/reads';
import { ScriptText } from '../ScriptText';

/** What a branch needs to start: why, whom, with which campaign and words. */
export const BoardPackage = ({ board }: { board: Board }) => (
  <section className="card" aria-label="任务包">
    <div className="card-head">
      <h2>任务包</h2>
    </div>
    <dl className="card-body package">
      <dt>背景</dt>
      <dd>{board.background}</dd>
      <dt>客群</dt>
      <dd>{board.audience}</dd>
      <dt>活动</dt>
      <dd>{board.campaignTitle ?? '不限活动'}</dd>
      <dt>话术</dt>
      <dd className="script-preview">
        <ScriptText template={board.scriptText} />
      </dd>
    </dl>
  </section>
);
