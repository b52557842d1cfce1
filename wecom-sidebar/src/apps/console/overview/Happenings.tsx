import { businessDayOf, clockWords, momentWords } from '@yinqiao/shared/domain';
import { Link } from 'react-router';
import type { Overview } from '../../../features/cockpit/overview';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { useConsoleLink } from '../shell/useActingUnit';

type Happening = Overview['happenings'][number];

/** What just happened in the subtree, newest first; a line about a lead leads to it. */
export function Happenings({ happenings, now }: { happenings: Happening[]; now: string }) {
  const today = happenings.every((happening) => businessDayOf(happening.at) === businessDayOf(now));
  return (
    <section className="card" aria-label="刚刚发生">
      <div className="card-head">
        <h2>刚刚发生</h2>
        <small className="hint">实时</small>
      </div>
      {happenings.length === 0 ? (
        <EmptyState icon="clock" title="今天还没有动静" text="客户领取、留资，客户经理接受、联系，都会随时出现在这里。" />
      ) : (
        <ol className={today ? 'card-body log-list is-today' : 'card-body log-list'}>
          {happenings.map((happening) => (
            <li key={`${happening.at}${happening.text}`}>
              <time dateTime={happening.at}>{today ? clockWords(happening.at) : momentWords(happening.at, now)}</time>
              <HappeningText happening={happening} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function HappeningText({ happening: { text, leadId } }: { happening: Happening }) {
  const link = useConsoleLink();
  if (leadId === null) return <span>{text}</span>;
  return <Link to={link(`/leads/${leadId}`)}>{text}</Link>;
}
