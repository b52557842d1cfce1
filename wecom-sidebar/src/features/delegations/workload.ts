import { addDays, shanghaiInstant, shanghaiParts } from '@yinqiao/shared/domain';

/** Minutes a day holds for one relationship manager (domain rule: 150). */
const DAY_MINUTES = 150;
/** Above this share of the day a split asks for a second look. */
export const OVERLOAD_PERCENT = 120;

/** Monday to Friday from the first to the last day, both counted. */
export function weekdaysBetween(startsOn: string, endsOn: string): number {
  let days = 0;
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) {
    const { weekday } = shanghaiParts(shanghaiInstant(day));
    if (weekday !== 0 && weekday !== 6) days += 1;
  }
  return days;
}

interface Share {
  /** What the server holds and what it said of the load with it. */
  saved: { target: number; before: number; after: number };
  /** What stands in the field now. */
  target: number;
  minutesPerCustomer: number;
  weekdays: number;
}

/**
 * Per cent of a relationship manager's day after the split: the share's minutes spread over the weekdays of the delegation.
 * For the saved figure the server's own word stands, so that the same number is never told in two ways.
 */
export function loadAfter({ saved, target, minutesPerCustomer, weekdays }: Share): number {
  if (target === saved.target) return saved.after;
  return Math.round(saved.before + (target * minutesPerCustomer * 100) / Math.max(1, weekdays) / DAY_MINUTES);
}
