import { addDays, businessDayOf, daysBetween, shanghaiInstant, shanghaiParts } from './time-words';

/**
 * What a published calendar says of a day that is not what its weekday would be: 调休 `working` on a weekend, `rest` on a public
 * holiday, `closed` when the bank itself does not open anywhere.
 */
export const dayMarks = { working: '班', rest: '休', closed: '闭' } as const;
export type DayMark = keyof typeof dayMarks;

export interface MarkedDay {
  /** Business day. */
  day: string;
  mark: DayMark;
  /** 国庆节 */
  name: string;
}

/** Marks by business day; a day without one is what its weekday is. */
export type DayMarks = Readonly<Record<string, DayMark>>;

const SUNDAY = 0;
const MONDAY = 1;
const SATURDAY = 6;

export const weekdayOf = (day: string): number => shanghaiParts(shanghaiInstant(day, '12:00')).weekday;
export const isWeekend = (day: string): boolean => [SUNDAY, SATURDAY].includes(weekdayOf(day));

/** The weekday whose hours a day keeps: a working weekend day that of a Monday, a public holiday that of a Sunday. */
export function weekdayKept(day: string, marks: DayMarks): number {
  const mark = marks[day];
  if (mark === 'working') return MONDAY;
  return mark && !isWeekend(day) ? SUNDAY : weekdayOf(day);
}

/**
 * Which half of a team that shares its weekends works: 6 those of Saturday, 0 those of Sunday, null when everybody does. On a
 * public holiday within the week the halves take turns by the day, so that no half gets all of them.
 */
export function weekendHalf(day: string, marks: DayMarks): number | null {
  const kept = weekdayKept(day, marks);
  if (kept !== SUNDAY && kept !== SATURDAY) return null;
  if (isWeekend(day)) return kept;
  return daysBetween('2000-01-01', day) % 2 === 0 ? SATURDAY : SUNDAY;
}

/** Whether people in offices work on that day: what a condition 工作日 asks. */
export function isWorkingDay(day: string, marks: DayMarks): boolean {
  const mark = marks[day];
  return mark ? mark === 'working' : !isWeekend(day);
}

/** The n-th working day after a day: how periods of appeal are counted. */
export function addWorkingDays(day: string, n: number, marks: DayMarks): string {
  let last = day;
  for (let left = n; left > 0;) {
    last = addDays(last, 1);
    if (isWorkingDay(last, marks)) left -= 1;
  }
  return last;
}

export type CalendarFault = 'twice' | 'other_year' | 'working_on_a_weekday' | 'rest_on_a_weekend';

/** What is wrong with a year's marks, by day; nothing when it may be published. */
export function calendarFaults(year: number, days: readonly MarkedDay[]): { day: string; fault: CalendarFault }[] {
  const seen = new Set<string>();
  return days.flatMap(({ day, mark }) => {
    const fault = faultOf(year, day, mark, seen);
    seen.add(day);
    return fault ? [{ day, fault }] : [];
  });
}

function faultOf(year: number, day: string, mark: DayMark, seen: ReadonlySet<string>): CalendarFault | null {
  if (seen.has(day)) return 'twice';
  if (!day.startsWith(`${year}-`)) return 'other_year';
  if (mark === 'working' && !isWeekend(day)) return 'working_on_a_weekday';
  return mark === 'rest' && isWeekend(day) ? 'rest_on_a_weekend' : null;
}

/** The days whose mark two calendars of a year say differently, in order. */
export function calendarDifference(before: readonly MarkedDay[], after: readonly MarkedDay[]): string[] {
  const marks = [before, after].map((days) => new Map(days.map(({ day, mark }) => [day, mark])));
  const days = new Set([...before, ...after].map(({ day }) => day));
  return [...days].filter((day) => marks[0]?.get(day) !== marks[1]?.get(day)).sort();
}

/** Changes of days that are over would rewrite what was promised by them. */
export const changesThePast = (before: readonly MarkedDay[], after: readonly MarkedDay[], now: Date): boolean =>
  calendarDifference(before, after).some((day) => day < businessDayOf(now));
