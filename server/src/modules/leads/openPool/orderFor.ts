import { createHash } from 'node:crypto';

const HOUR_MS = 3_600_000;

/** An order of each viewer's own, the same for an hour: nobody's first lead is everybody's first lead. */
export function orderFor<T extends { _id: string }>(viewer: string, now: Date, leads: readonly T[]): T[] {
  const hour = Math.floor(now.getTime() / HOUR_MS);
  const place = new Map(leads.map(({ _id }) => [_id, createHash('sha256').update(`${viewer}|${hour}|${_id}`).digest('hex')]));
  return [...leads].sort((a, b) => ((place.get(a._id) ?? '') < (place.get(b._id) ?? '') ? -1 : 1));
}
