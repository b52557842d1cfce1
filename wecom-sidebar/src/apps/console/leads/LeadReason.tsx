import type { LeadTrace } from '../../../features/cockpit/leadTrace';
import { ReplayCheck } from './ReplayCheck';

const CIRCLED = ['①', '②', '③', '④', '⑤', '⑥'];

/** Why this relationship manager: the person, the facts, and every rung that was walked, of the round that is looked at. */
export const LeadReason = ({ trace }: { trace: LeadTrace }) => {
  const { leadId, rounds, shown, why, rungs, ruleText } = trace;
  return (
    <section className="drawer-section">
      <div className="section-head">
        <h3>{shown === null ? '为什么还没有分出去' : '为什么是 TA'}</h3>
        {rounds.length > 1 && shown !== null && (
          <small className="sub">第 {rounds.findIndex(({ assignmentNo }) => assignmentNo === shown) + 1} 次</small>
        )}
        <small className="hint push">{ruleText}</small>
      </div>
      <div className="reason">
        <Whom trace={trace} />
        {why.length === 0 && <p className="sub">这次分配没有留下原因。</p>}
        <ol>
          {why.map((reason, index) => (
            <li key={reason}>
              {CIRCLED[index]} {reason}
            </li>
          ))}
        </ol>
      </div>
      {rungs.length > 0 && (
        <ol className="ladder" aria-label="逐条走过的规则">
          {rungs.map((rung) => (
            <li key={rung.key} className={`is-${rung.tone}`}>
              {rung.no}
              <span>{rung.name}</span>
              <b>{rung.result}</b>
            </li>
          ))}
        </ol>
      )}
      {rungs.length > 0 && shown !== null && <ReplayCheck key={`${leadId}/${shown}`} leadId={leadId} assignmentNo={shown} />}
    </section>
  );
};

/** Whom the lead came to by that round; whether they are on duty is known of this moment alone. */
function Whom({ trace: { rounds, shown, staff } }: { trace: LeadTrace }) {
  const round = rounds.find(({ assignmentNo }) => assignmentNo === shown);
  return (
    <div className="reason-who">
      <span className="avatar" aria-hidden="true">
        {round ? [...round.name].slice(-2).join('') : '待分'}
      </span>
      {round ? (
        <div>
          <b>{round.name}</b>
          <br />
          <small className="hint">{[round.outletName, round.isNow && staff?.dutyText].filter(Boolean).join(' · ')}</small>
        </div>
      ) : (
        <b>待分配</b>
      )}
    </div>
  );
}
