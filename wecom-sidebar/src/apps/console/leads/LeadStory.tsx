import { momentWords } from '@yinqiao/shared/domain';
import type { LeadTrace } from '../../../features/cockpit/leadTrace';
import { LedgerActions } from '../verdicts/LedgerActions';

/** What happened in order, and what each of the four ledgers says: each keeps its own, none rewrites another. */
export const LeadStory = ({ trace: { leadId, timeline, ledgers, now } }: { trace: LeadTrace }) => (
  <section className="drawer-section cols-2">
    <div>
      <div className="section-head">
        <h3>经过</h3>
      </div>
      <ol className="timeline">
        {timeline.map((entry) => (
          <li key={`${entry.at}${entry.text}`} className={`tone-${entry.tone}`}>
            <time dateTime={entry.at}>{momentWords(entry.at, now)}</time>
            <p className={entry.tone === 'warn' || entry.tone === 'bad' ? entry.tone : undefined}>{entry.text}</p>
          </li>
        ))}
      </ol>
    </div>
    <div>
      <div className="section-head">
        <h3>四本账</h3>
        <small className="hint push">各记各的，互不改写</small>
      </div>
      <ul className="ledger">
        {ledgers.map((ledger) => (
          <li key={ledger.name}>
            <span className={ledger.decides ? 'is-decides' : 'sub'}>{ledger.name}</span>
            <span>
              {ledger.decides ? <b>{ledger.value}</b> : ledger.value} {ledger.hint && <span className="hint">{ledger.hint}</span>}
            </span>
            <small>{ledger.source}</small>
          </li>
        ))}
      </ul>
      <LedgerActions leadId={leadId} />
    </div>
  </section>
);
