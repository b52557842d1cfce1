import { addDays, businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { opensOn, type OrgUnit, type Staff, worksOn } from '../../../orgs';

const LOOK_AHEAD_DAYS = 14;
const MINUTE = 60_000;

/** Minutes of the outlet's opening hours until a member is at work; 0 at work, null when not within two weeks. Pure. */
export function minutesUntilAtWork(staff: Staff, outlet: OrgUnit, at: Date): number | null {
  const hours = outlet.openingHours;
  if (!hours) return null;
  let waited = 0;
  for (let n = 0, day = businessDayOf(at); n < LOOK_AHEAD_DAYS; n += 1, day = addDays(day, 1)) {
    const start = Math.max(at.getTime(), shanghaiInstant(day, hours.opens).getTime());
    const open = opensOn(hours, day) ? Math.max(0, shanghaiInstant(day, hours.closes).getTime() - start) : 0;
    if (open > 0 && worksOn(staff, outlet, day)) return waited / MINUTE;
    waited += open;
  }
  return null;
}
