import { addDays, businessDayOf, type DayMarks, dayWords, shanghaiInstant, weekdayKept, weekendHalf } from '@yinqiao/shared/domain';
import type { OpeningHours, OrgUnit } from './orgUnit.model';
import type { Staff } from './staff.model';

/** Who works when: the outlet's hours, the working calendar they are kept by, and the roster. Pure. */
const DAY_MS = 86_400_000;
const NO_MARKS: DayMarks = {};
const marksOf = (hours: OpeningHours) => hours.marks ?? NO_MARKS;

/** The leave a member is on that day, or null. */
const leaveOn = (staff: Pick<Staff, 'leaves'>, day: string) => staff.leaves.find((leave) => leave.from <= day && day <= leave.to) ?? null;

/** True when the member has leave on that business day. */
export const isOnLeave = (staff: Pick<Staff, 'leaves'>, day: string): boolean => leaveOn(staff, day) !== null;

/** The day after a leave of that day, and after those that follow it without a gap; null for a member who is not on leave. */
export function backOn(staff: Pick<Staff, 'leaves'>, day: string): string | null {
  const leave = leaveOn(staff, day);
  if (!leave) return null;
  const next = addDays(leave.to, 1);
  return backOn(staff, next) ?? next;
}

/** True when the outlet opens on that business day. */
export const opensOn = (hours: OpeningHours, day: string): boolean =>
  marksOf(hours)[day] !== 'closed' && hours.days.includes(weekdayKept(day, marksOf(hours)));

/** True when the member is at work on that business day. */
export function worksOn(
  staff: Pick<Staff, 'leaves' | 'weekendDay' | 'status'>,
  outlet: Pick<OrgUnit, 'openingHours'>,
  day: string,
): boolean {
  if (staff.status !== 'active' || !outlet.openingHours || !opensOn(outlet.openingHours, day)) return false;
  if (leaveOn(staff, day)) return false;
  const half = weekendHalf(day, marksOf(outlet.openingHours));
  return half === null || staff.weekendDay === null || staff.weekendDay === half;
}

/**
 * 休假，12月1日回; null for a member who is not on leave. Colleagues are told of an errand; every other reason is private.
 */
export function awayWords(staff: Pick<Staff, 'leaves'>, day: string): string | null {
  const back = backOn(staff, day);
  if (!back) return null;
  const away = leaveOn(staff, day)?.kind === 'errand' ? '外出' : '休假';
  return `${away}，${dayWords(shanghaiInstant(back), shanghaiInstant(day))}回`;
}

/** How the console says it: 在岗, 今日轮休, 休假，12月1日回. */
export function dutyWords(
  staff: Pick<Staff, 'leaves' | 'weekendDay' | 'status'>,
  outlet: Pick<OrgUnit, 'openingHours'>,
  day: string,
): string {
  const away = awayWords(staff, day);
  if (away) return away;
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
