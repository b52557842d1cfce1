/** How many group messages a customer or a group may be sent; the administrator chooses (wecom-api §7.12). */
export type QuotaPolicy = 'monthDays' | 'sevenAWeek' | 'oneADay';

const DAY = 86_400;
/** Days, weeks and months are those of Beijing. */
const BEIJING = 8 * 3600;
/** The epoch began on a Thursday; weeks begin on Monday [inferred]. */
const MONDAY = 3 * DAY;

/** Whether a receiver who got group messages at these times (virtual seconds) may get one more now. */
export function hasRoom(policy: QuotaPolicy, times: readonly number[], now: number): boolean {
  const current = windowOf(policy, now);
  return times.filter((at) => windowOf(policy, at) === current).length < mostOf(policy, now);
}

function mostOf(policy: QuotaPolicy, now: number): number {
  if (policy === 'oneADay') return 1;
  if (policy === 'sevenAWeek') return 7;
  const date = beijing(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

function windowOf(policy: QuotaPolicy, at: number): number {
  if (policy === 'oneADay') return Math.floor((at + BEIJING) / DAY);
  if (policy === 'sevenAWeek') return Math.floor((at + BEIJING + MONDAY) / (7 * DAY));
  return beijing(at).getUTCFullYear() * 12 + beijing(at).getUTCMonth();
}

function beijing(at: number): Date {
  return new Date((at + BEIJING) * 1000);
}
