import { MongoError } from '../errors';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A moment as the clock on the wall shows it, held as if it were UTC. */
type Local = Date;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Milliseconds the zone is ahead of UTC at that moment. Zones: an Olson name, UTC, GMT, or an offset such as +08:00. Code 40485 for others. */
function zoneOffset(zone: string, at: number): number {
  const fixed = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * MINUTE;
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const quarter = Math.floor(at / (15 * MINUTE));
  const id = `${quarter}${zone}`;
  const known = offsets.get(id);
  if (known !== undefined) return known;
  const offset = namedOffset(zone, quarter * 15 * MINUTE);
  if (offsets.size > 20_000) offsets.clear();
  offsets.set(id, offset);
  return offset;
}

function namedOffset(zone: string, at: number): number {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const local = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
  return local - Math.floor(at / 1000) * 1000;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  try {
    const made = new Intl.DateTimeFormat('en-US', { ...fields, timeZone: zone, hourCycle: 'h23' });
    formats.set(zone, made);
    return made;
  } catch {
    throw new MongoError(40485, `unrecognized time zone identifier: "${zone}"`);
  }
}

export function toLocal(date: Date, zone: string): Local {
  return new Date(date.getTime() + zoneOffset(zone, date.getTime()));
}

export function fromLocal(local: number, zone: string): Date {
  const guess = local - zoneOffset(zone, local);
  return new Date(local - zoneOffset(zone, guess));
}

/** Day of the week from Monday 1 to Sunday 7. */
export const isoDay = (local: Local): number => local.getUTCDay() || 7;

export function dayOfYear(local: Local): number {
  return Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / DAY) + 1;
}

/** ISO 8601 week number and the year it belongs to. */
export function isoWeek(local: Local): { week: number; year: number } {
  const thursday = new Date(local.getTime() + (4 - isoDay(local)) * DAY);
  return { week: Math.ceil(dayOfYear(thursday) / 7), year: thursday.getUTCFullYear() };
}

/** Week of the year, Sunday first, 0 before the first Sunday. */
export const sundayWeek = (local: Local): number => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7);

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const SPECIFIERS: Record<string, (local: Local, offset: number) => string> = {
  Y: (local) => pad(local.getUTCFullYear(), 4),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  d: (local) => pad(local.getUTCDate(), 2),
  H: (local) => pad(local.getUTCHours(), 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(dayOfYear(local), 3),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(isoDay(local)),
  U: (local) => pad(sundayWeek(local), 2),
  V: (local) => pad(isoWeek(local).week, 2),
  G: (local) => pad(isoWeek(local).year, 4),
  b: (local) => MONTHS[local.getUTCMonth()]!.slice(0, 3),
  B: (local) => MONTHS[local.getUTCMonth()]!,
  z: (_, offset) => `${sign(offset)}${pad(Math.floor(Math.abs(offset) / 60), 2)}${pad(Math.abs(offset) % 60, 2)}`,
  Z: (_, offset) => String(offset),
  '%': () => '%',
};

const sign = (value: number): string => (value < 0 ? '-' : '+');

/** A date as text by MongoDB's format specifiers. Throws code 18536 for an unknown one. */
export function formatDate(date: Date, format: string, zone: string): string {
  const local = toLocal(date, zone);
  const offset = zoneOffset(zone, date.getTime()) / MINUTE;
  return format.replace(/%(.?)/gs, (_, specifier: string) => {
    const show = SPECIFIERS[specifier];
    if (!show) throw new MongoError(18536, `Invalid format character '%${specifier}' in format string`);
    return show(local, offset);
  });
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Reads an ISO 8601 date; one without an offset is in the given zone. Throws code 241. */
export function parseDateText(text: string, zone: string): Date {
  const found = ISO.exec(text.trim());
  const date = found ? isoDate(found, zone) : new Date(NaN);
  if (Number.isNaN(date.getTime())) throw new MongoError(241, `Error parsing date string '${text}'`);
  return date;
}

function isoDate(found: RegExpExecArray, zone: string): Date {
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part: string | undefined) => Number(part ?? 0));
  const local = new Date(Date.UTC(year!, month! - 1, day, hour, minute, second, Number((found[7] ?? '').padEnd(3, '0').slice(0, 3))));
  if (local.getUTCMonth() !== month! - 1 || local.getUTCDate() !== day) return new Date(NaN);
  const offset = found[8];
  return fromLocal(local.getTime(), offset === undefined ? zone : offset.toUpperCase() === 'Z' ? 'UTC' : offset);
}
