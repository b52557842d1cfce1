import { addDays, businessDayOf, daysBetween } from '@yinqiao/shared/domain';

/** Whole business days from one instant to another. */
export const daysFrom = (earlier: Date, later: Date): number => daysBetween(businessDayOf(earlier), businessDayOf(later));

/** The business day `days` after an instant. */
export const dayAfter = (at: Date, days: number): string => addDays(businessDayOf(at), days);
