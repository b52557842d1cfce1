import { addDays, businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { type OpeningHours, opensOn, type OrgUnit, type Staff, worksOn } from '../orgs';
import type { NextDuty } from './distribution/ladderFacts';

/** Nobody is waited for beyond this. */
const DAYS_AHEAD = 10;
const MINUTE_MS = 60_000;

/** When a member is at work next, from an instant on, and how many opening minutes of their outlet lie between the enquiry and then. */
export function nextDutyOf(
  staff: Pick<Staff, 'leaves' | 'weekendDay' | 'status'>,
  outlet: Pick<OrgUnit, 'openingHours'> & { openingHours: OpeningHours },
  askedAt: Date,
  now: Date,
): NextDuty | null {
  const { openingHours } = outlet;
  for (let day = businessDayOf(now), n = 0; n < DAYS_AHEAD; day = addDays(day, 1), n += 1) {
    if (!worksOn(staff, outlet, day) || shanghaiInstant(day, openingHours.closes) <= now) continue;
    const opens = shanghaiInstant(day, openingHours.opens);
    const at = opens > now ? opens : now;
    return { at, minutes: openingMinutesBetween(openingHours, askedAt, at) };
  }
  return null;
}

/** Minutes of opening hours between two instants. */
export function openingMinutesBetween(hours: OpeningHours, from: Date, to: Date): number {
  let minutes = 0;
  for (let day = businessDayOf(from); day <= businessDayOf(to); day = addDays(day, 1)) {
    if (!opensOn(hours, day)) continue;
    const start = Math.max(shanghaiInstant(day, hours.opens).getTime(), from.getTime());
    const end = Math.min(shanghaiInstant(day, hours.closes).getTime(), to.getTime());
    minutes += Math.max(0, end - start) / MINUTE_MS;
  }
  return minutes;
}
