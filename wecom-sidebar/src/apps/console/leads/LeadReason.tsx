import type { LeadTrace } from '../../../features/cockpit/leadTrace';
import { ReplayCheck } from './ReplayCheck';

const CIRCLED = ['①', '②', '③', '④', '⑤', '⑥'];

/** Why this relationship manager: the person, the facts, and every rung that was walked. */
export const LeadReason = ({ trace: { leadId, staff, why, rungs, ruleText } }: { trace: LeadTrace }) => (
  <section className="drawer-section">
    <div className="section-head">
      <h3>{staff ? '为什么是 TA' : '为什么还没有分出去'}</h3>
      <small className="hint push">{ruleText}</small>
    </div>
    <div className="reason">
      <div className="reason-who">
        <span className="avatar" aria-hidden="true">
          {staff ? [...staff.name].slice(-2).join('') : '待分'}
        </span>
        {staff ? (
          <div>
            <b>{staff.name}</b>
            <br />
            <small className="hint">
              {staff.outletName} · {staff.dutyText}
            </small>
          </div>
        ) : (
          <b>待分配</b>
        )}
      </div>
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
    {rungs.length > 0 && <ReplayCheck key={leadId} leadId={leadId} />}
  </section>
);
