import { MongoError } from '../errors';
import { fromLocal, toLocal } from './dates';

export type DateUnit = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond';

const DAY = 86_400_000;
const FIXED: Partial<Record<DateUnit, number>> = { week: 7 * DAY, day: DAY, hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 };
const MONTHS: Partial<Record<DateUnit, number>> = { year: 12, quarter: 3, month: 1 };
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export function dateUnit(name: unknown, operator: string): DateUnit {
  if (typeof name === 'string' && (Object.hasOwn(FIXED, name) || Object.hasOwn(MONTHS, name))) return name as DateUnit;
  throw new MongoError(9, `${operator}: unknown time unit value: ${String(name)}`);
}

/** The number of a weekday (Sunday 0) from its English name or the first three letters. */
export function weekday(name: unknown, operator: string): number {
  const wanted = typeof name === 'string' ? name.toLowerCase() : '';
  const found = WEEKDAYS.findIndex((day) => day === wanted || day.slice(0, 3) === wanted);
  if (found < 0) throw new MongoError(9, `${operator}: unknown day of week value: ${String(name)}`);
  return found;
}

/** Adds calendar units on the wall clock of the zone; the day of the month is capped at the month's last. */
export function addUnits(date: Date, unit: DateUnit, amount: number, zone: string): Date {
  const months = MONTHS[unit];
  if (months) return fromLocal(addMonths(toLocal(date, zone), months * amount), zone);
  const size = FIXED[unit]!;
  if (size < DAY) return new Date(date.getTime() + size * amount);
  return fromLocal(toLocal(date, zone).getTime() + size * amount, zone);
}

function addMonths(local: Date, months: number): number {
  const first = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months + 1, 0)).getUTCDate();
  const rest = local.getTime() - Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
  return first + (Math.min(local.getUTCDate(), lastDay) - 1) * DAY + rest;
}

const monthNumber = (local: Date): number => local.getUTCFullYear() * 12 + local.getUTCMonth();

/** How many boundaries of the unit lie between two dates. */
export function differenceInUnits(from: Date, to: Date, unit: DateUnit, zone: string, startOfWeek: number): number {
  const months = MONTHS[unit];
  const [a, b] = [toLocal(from, zone), toLocal(to, zone)];
  if (months) return Math.floor(monthNumber(b) / months) - Math.floor(monthNumber(a) / months);
  const size = FIXED[unit]!;
  if (size < DAY) return Math.floor(to.getTime() / size) - Math.floor(from.getTime() / size);
  const shift = unit === 'week' ? ((4 - startOfWeek + 7) % 7) * DAY : 0; // 1970-01-01 was a Thursday
  return Math.floor((b.getTime() + shift) / size) - Math.floor((a.getTime() + shift) / size);
}

/** The beginning of the bin a date is in. Bins count from 2000-01-01 on the zone's wall clock, weeks from their first day after it. */
export function truncateDate(date: Date, unit: DateUnit, binSize: number, zone: string, startOfWeek: number): Date {
  const months = MONTHS[unit];
  const local = toLocal(date, zone);
  if (months) {
    const bin = months * binSize;
    const month = Math.floor((monthNumber(local) - 24_000) / bin) * bin + 24_000;
    return fromLocal(Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1), zone);
  }
  const size = FIXED[unit]! * binSize;
  const saturday = Date.UTC(2000, 0, 1);
  const origin = unit === 'week' ? saturday + ((startOfWeek - 6 + 7) % 7) * DAY : saturday;
  if (FIXED[unit]! >= DAY) return fromLocal(origin + Math.floor((local.getTime() - origin) / size) * size, zone);
  const start = fromLocal(origin, zone).getTime();
  return new Date(start + Math.floor((date.getTime() - start) / size) * size);
}
