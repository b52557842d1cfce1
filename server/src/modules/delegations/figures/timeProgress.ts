import { daysBetween } from '@yinqiao/shared/domain';

interface Period {
  /** Business days, both included. */
  startsOn: string;
  endsOn: string;
}

/** Days of a period with both ends; day 18 of 30 is 60 per cent, today counted. @returns whole per cent, 0 to 100 */
export function timeProgressPercent({ startsOn, endsOn }: Period, today: string): number {
  const days = daysBetween(startsOn, endsOn) + 1;
  const gone = daysBetween(startsOn, today) + 1;
  return Math.round((Math.min(Math.max(gone, 0), days) / days) * 100);
}

/** Time progress as the measure of figures of a day; null before they cover the delegation's first: nobody lags behind what had not begun. */
export const pacePercent = (period: Period, today: string, figuresOf: string | null): number | null =>
  figuresOf === null || figuresOf < period.startsOn ? null : timeProgressPercent(period, today);

/** Days on which work can still be done, today counted; at least one, so that a load can be spread over it. */
export const daysLeft = ({ endsOn }: Pick<Period, 'endsOn'>, today: string): number => Math.max(1, daysBetween(today, endsOn) + 1);

/** The last day has passed: nothing is split or counted any more. */
export const hasEnded = ({ endsOn }: Pick<Period, 'endsOn'>, today: string): boolean => today > endsOn;
