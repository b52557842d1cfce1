/** The natural windows the platform counts in (wecom-api §3). */
export type Span = 'minute' | 'hour' | 'day' | 'month';

export interface Limit {
  span: Span;
  /** How many calls the window takes. */
  most: number;
}

export interface Meter {
  window: number;
  count: number;
  /** Until then every call is refused; 0 when nothing is. */
  blockedUntil: number;
}

export const EMPTY_METER: Meter = { window: -1, count: 0, blockedUntil: 0 };

const DAY = 86_400;
/** Days and months are those of Beijing. */
const BEIJING = 8 * 3600;

/** Whether the meter still serves a penalty. */
export function isBlocked(meter: Meter, now: number): boolean {
  return now < meter.blockedUntil;
}

/** The meter with one more unit; one that goes over its limit begins a penalty as long as its window (wecom-api §3). */
export function countIn(meter: Meter, { span, most }: Limit, now: number, units = 1): Meter {
  const window = windowOf(span, now);
  const count = (meter.window === window ? meter.count : 0) + units;
  return { window, count, blockedUntil: count > most ? penaltyEnd(span, now) : 0 };
}

function windowOf(span: Span, now: number): number {
  if (span === 'minute') return Math.floor(now / 60);
  if (span === 'hour') return Math.floor(now / 3600);
  if (span === 'day') return Math.floor((now + BEIJING) / DAY);
  const beijing = new Date((now + BEIJING) * 1000);
  return beijing.getUTCFullYear() * 12 + beijing.getUTCMonth();
}

/** A minute or an hour from now, the rest of the natural day, or 30 days. */
function penaltyEnd(span: Span, now: number): number {
  if (span === 'minute') return now + 60;
  if (span === 'hour') return now + 3600;
  if (span === 'day') return (windowOf('day', now) + 1) * DAY - BEIJING;
  return now + 30 * DAY;
}
