import { businessDayOf, shanghaiInstant, shanghaiParts } from '@yinqiao/shared/domain';
import type { OpeningHours, OrgUnit } from './orgUnit.model';
import type { Staff } from './staff.model';

/** Who works when: the outlet's hours and the roster, not the national calendar. Pure. */
const DAY_MS = 86_400_000;
const isWeekend = (weekday: number) => weekday === 0 || weekday === 6;
const weekdayOf = (day: string) => shanghaiParts(shanghaiInstant(day, '12:00')).weekday;

/** The leave a member is on that day, or null. */
export const leaveOn = (staff: Pick<Staff, 'leaves'>, day: string) =>
  staff.leaves.find((leave) => leave.from <= day && day <= leave.to) ?? null;

/** True when the outlet opens on that business day. */
export const opensOn = (hours: OpeningHours, day: string): boolean => hours.days.includes(weekdayOf(day));

/** True when the member is at work on that business day. */
export function worksOn(
  staff: Pick<Staff, 'leaves' | 'weekendDay' | 'status'>,
  outlet: Pick<OrgUnit, 'openingHours'>,
  day: string,
): boolean {
  if (staff.status !== 'active' || !outlet.openingHours || !opensOn(outlet.openingHours, day)) return false;
  if (leaveOn(staff, day)) return false;
  const weekday = weekdayOf(day);
  return !isWeekend(weekday) || staff.weekendDay === null || staff.weekendDay === weekday;
}

/** How the console says it: 在岗, 今日轮休, 休假，12月1日回. */
export function dutyWords(
  staff: Pick<Staff, 'leaves' | 'weekendDay' | 'status'>,
  outlet: Pick<OrgUnit, 'openingHours'>,
  day: string,
): string {
  const leave = leaveOn(staff, day);
  if (leave) return leave.note;
  if (worksOn(staff, outlet, day)) return '在岗';
  return outlet.openingHours && opensOn(outlet.openingHours, day) ? '今日轮休' : '今日不营业';
}

/**
 * The instant that lies `minutes` of the outlet's opening hours after `from`: how promises to customers and RMs are reckoned.
 * @throws Error when the outlet never opens
 */
export function addOpeningMinutes(hours: OpeningHours, from: Date, minutes: number): Date {
  let leftMs = minutes * 60_000;
  let cursor = from.getTime();
  for (let n = 0; n < 400; n += 1) {
    const day = businessDayOf(new Date(cursor));
    const opens = shanghaiInstant(day, hours.opens).getTime();
    const closes = shanghaiInstant(day, hours.closes).getTime();
    if (opensOn(hours, day) && cursor < closes) {
      const start = Math.max(cursor, opens);
      if (closes - start >= leftMs) return new Date(start + leftMs);
      leftMs -= closes - start;
    }
    cursor = shanghaiInstant(day).getTime() + DAY_MS;
  }
  throw new Error('the outlet has no opening hours to reckon with');
}
