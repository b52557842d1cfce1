import { addDays, businessDayOf, shanghaiInstant, shanghaiParts } from '@yinqiao/shared/domain';
import type { Benefit } from './benefit.model';

/** The period a claim falls in: once for ever, or the Monday of its week, or its day. */
export function periodOf(benefit: Pick<Benefit, 'period'>, at: Date): string {
  if (benefit.period === 'ever') return 'ever';
  const day = businessDayOf(at);
  if (benefit.period === 'day') return day;
  const weekday = shanghaiParts(at).weekday;
  return addDays(day, -((weekday + 6) % 7));
}

/** Until when a coupon claimed now is valid. */
export function validUntilOf(benefit: Pick<Benefit, 'validUntil' | 'validDays'>, at: Date): Date {
  if (benefit.validUntil) return benefit.validUntil;
  return shanghaiInstant(addDays(businessDayOf(at), (benefit.validDays ?? 0) + 1));
}
