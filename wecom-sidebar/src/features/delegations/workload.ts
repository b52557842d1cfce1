import { businessDayOf, daysBetween } from '@yinqiao/shared/domain';

/** Minutes a day holds for one relationship manager (domain rule: 150). */
const DAY_MINUTES = 150;
/** Above this share of the day a split asks for a second look. */
export const OVERLOAD_PERCENT = 120;

/** Days on which the work can still be done, today counted; at least one. */
export const daysLeftOf = (endsOn: string, now: Date): number => Math.max(1, daysBetween(businessDayOf(now), endsOn) + 1);

interface Share {
  /** What the server holds and what it said of the load with it. */
  saved: { target: number; before: number; after: number };
  /** What stands in the field now. */
  target: number;
  minutesPerCustomer: number;
  daysLeft: number;
}

/**
 * Per cent of a relationship manager's day after the split: the share's minutes spread over the days that are left.
 * For the saved figure the server's own word stands, so that the same number is never told in two ways.
 */
export function loadAfter({ saved, target, minutesPerCustomer, daysLeft }: Share): number {
  if (target === saved.target) return saved.after;
  const minutes = Math.ceil((target * minutesPerCustomer) / daysLeft);
  return Math.round(saved.before + (minutes * 100) / DAY_MINUTES);
}
