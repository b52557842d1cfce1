import { businessDayOf, daysBetween } from '@yinqiao/shared/domain';

/** Calendar days, Asia/Shanghai: what happened today was 0 days ago. */
export const daysSince = (then: Date, now: Date): number => daysBetween(businessDayOf(then), businessDayOf(now));
