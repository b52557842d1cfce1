import { addDays, dayMarks, isWeekend, type MarkedDay, weekdayOf } from '@yinqiao/shared/domain';
import { dayTitle, markOn, markWords } from './calendarWords';

interface Props {
  year: number;
  /** From 1. */
  month: number;
  days: readonly MarkedDay[];
  changed: ReadonlySet<string>;
  today: string;
  chosen: string | null;
  onChoose: (day: string) => void;
}

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];

/** One month, Monday first. What a day is stands in words on its button, so that neither colour nor place carries it alone. */
export function MonthGrid({ year, month, days, changed, today, chosen, onChoose }: Props) {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const inMonth = Array.from({ length: 31 }, (_, n) => addDays(first, n)).filter((day) => day.startsWith(first.slice(0, 8)));
  return (
    <section className="month" aria-label={`${month}月`}>
      <h3>{month}月</h3>
      <div className="month-week" aria-hidden="true">
        {WEEK.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className="month-days">
        {inMonth.map((day, n) => {
          const marked = markOn(days, day);
          const classes = [
            'month-day',
            isWeekend(day) ? 'is-weekend' : '',
            marked ? `is-${marked.mark}` : '',
            changed.has(day) ? 'is-changed' : '',
            day === today ? 'is-today' : '',
          ];
          return (
            <button
              key={day}
              type="button"
              className={classes.filter(Boolean).join(' ')}
              style={n === 0 ? { gridColumnStart: ((weekdayOf(day) + 6) % 7) + 1 } : undefined}
              aria-label={`${dayTitle(day)}，${markWords(day, marked?.mark ?? null)}${marked?.name ? `，${marked.name}` : ''}${changed.has(day) ? '，有改动' : ''}`}
              aria-pressed={day === chosen}
              data-day={day}
              data-mark={marked ? dayMarks[marked.mark] : undefined}
              tabIndex={day === (chosen ?? today) || (n === 0 && !(chosen ?? today).startsWith(first.slice(0, 8))) ? 0 : -1}
              onClick={() => onChoose(day)}
            >
              {n + 1}
            </button>
          );
        })}
      </div>
    </section>
  );
}
