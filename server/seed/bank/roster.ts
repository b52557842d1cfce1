import { weekdayOf } from './calendar';
import { type DemoStaff, relationshipManagers, teamOf } from './staff';
import { outlets, unitByCode } from './units';

const SUNDAY = 0;
const SATURDAY = 6;

/** Whether an RM works on a day: the outlet is open, the RM is not on leave, and on a shared weekend it is their day. */
export function isOnDuty(member: DemoStaff, day: string): boolean {
  const { hours } = unitByCode(member.unitCode);
  const weekday = weekdayOf(day);
  if (!hours?.weekdays.includes(weekday) || isOnLeave(member, day)) return false;
  const isWeekend = weekday === SUNDAY || weekday === SATURDAY;
  return !isWeekend || member.weekendDay === null || member.weekendDay === weekday;
}

const isOnLeave = ({ leave }: DemoStaff, day: string): boolean => leave !== null && day >= leave.from && day <= leave.to;

export const onDutyAt = (outletCode: string, day: string): DemoStaff[] => teamOf(outletCode).filter((member) => isOnDuty(member, day));

export const allOnDuty = (day: string): DemoStaff[] => relationshipManagers.filter((member) => isOnDuty(member, day));

/** The outlet a lead of an area goes to on a day: the nearest one with an RM on duty. */
export function nearestStaffedOutlet(place: { x: number; y: number }, day: string): string {
  const staffed = outlets.filter(({ code }) => onDutyAt(code, day).length > 0);
  const distance = (at: { x: number; y: number } | null) => (at ? Math.hypot(at.x - place.x, at.y - place.y) : Infinity);
  const [nearest] = [...staffed].sort((a, b) => distance(a.place) - distance(b.place));
  if (!nearest) throw new Error(`no outlet works on ${day}`);
  return nearest.code;
}
