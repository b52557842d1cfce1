import type { Data } from '@yinqiao/shared/contracts';
import { momentWords } from '@yinqiao/shared/domain';
import { EmptyCard } from '../../../ui/touch/states';

type Entry = Data<'desk.customer'>['journey'][number];

/** What happened with this customer, newest first, one line each. */
export function JourneyTab({ entries, now }: { entries: readonly Entry[]; now: Date }) {
  if (entries.length === 0) return <EmptyCard title="还没有记录" text="领取、联系和结果发生后，会按时间排在这里" />;
  return (
    <section className="card">
      <ol className="journey">
        {entries.map((entry) => (
          <li key={entry.at + entry.text}>
            <i className={`tone-${entry.tone}`} aria-hidden="true" />
            <div>
              <time dateTime={entry.at}>{momentWords(entry.at, now)}</time>
              {entry.text}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
