import { businessDayOf, clockWords, dayWords } from '@yinqiao/shared/domain';
import { Link } from 'react-router';
import type { Overview } from '../../../features/cockpit/overview';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { useConsoleLink } from '../shell/useActingUnit';

type Happening = Overview['happenings'][number];

const whenWords = (at: string, now: string) =>
  businessDayOf(at) === businessDayOf(now) ? clockWords(at) : `${dayWords(at, now)} ${clockWords(at)}`;

/** What just happened in the subtree, newest first; a line about a lead leads to it. */
export const Happenings = ({ happenings, now }: { happenings: Happening[]; now: string }) => (
  <section className="card" aria-label="刚刚发生">
    <div className="card-head">
      <h2>刚刚发生</h2>
      <small className="hint">实时</small>
    </div>
    {happenings.length === 0 ? (
      <EmptyState icon="clock" title="今天还没有动静" text="客户领取、留资，客户经理接受、联系，都会随时出现在这里。" />
    ) : (
      <ol className="card-body log-list">
        {happenings.map((happening) => (
          <HappeningLine key={`${happening.at}${happening.text}`} happening={happening} now={now} />
        ))}
      </ol>
    )}
  </section>
);

function HappeningLine({ happening: { at, text, leadId }, now }: { happening: Happening; now: string }) {
  const link = useConsoleLink();
  return (
    <li>
      <time dateTime={at}>{whenWords(at, now)}</time>
      {leadId === null ? <span>{text}</span> : <Link to={link(`/leads/${leadId}`)}>{text}</Link>}
    </li>
  );
}
