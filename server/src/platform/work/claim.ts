import { randomUUID } from 'node:crypto';
import { leaseNow } from '../clock/clock';
import type { QueryFilter, UpdateQuery } from '../db/mongoose';
import { isDuplicateKey } from '../db/transact';
import { EventModel, type Lane, type StoredEvent, WorkItemModel, type WorkItem } from './models';

/** Short, because it is renewed while the worker lives: a dead worker's items are free again soon. */
export const LEASE_MS = 5_000;

/** A leased item with what it is about. */
export interface Claimed {
  item: WorkItem;
  event: StoredEvent | undefined;
}

/**
 * Leases up to `most` items of a lane, oldest first: those whose worker has died, then those that are ready and due. Of a
 * serial processor's key at most one is leased at a time; the unique index on leased serial keys decides between rivals.
 */
export async function claim(lane: Lane, most: number): Promise<Claimed[]> {
  const now = leaseNow();
  const candidates = await claimable(lane, most, now);
  if (candidates.length === 0) return [];
  const items = await lease(candidates, now);
  const events = await EventModel.find({ _id: { $in: items.map(({ eventId }) => eventId) } }).lean<StoredEvent[]>();
  return items.map((item) => ({ item, event: events.find(({ _id }) => _id === item.eventId) }));
}

async function claimable(lane: Lane, most: number, now: Date): Promise<WorkItem[]> {
  const leased = await WorkItemModel.find({ lane, state: 'leased' }).lean<WorkItem[]>();
  const abandoned = leased.filter(({ leaseUntil }) => leaseUntil && leaseUntil < now).slice(0, most);
  if (abandoned.length === most) return abandoned;
  const ready: QueryFilter<WorkItem> = { lane, state: 'ready', availableAt: { $lte: now } };
  const busyKeys = leased.flatMap(({ serialKey }) => serialKey ?? []);
  if (busyKeys.length > 0) ready.serialKey = { $nin: busyKeys };
  const due = await WorkItemModel.find(ready)
    .sort({ availableAt: 1, _id: 1 })
    .limit(most - abandoned.length)
    .lean<WorkItem[]>();
  return [...abandoned, ...due.filter(isOldestOfItsKey)];
}

const isOldestOfItsKey = ({ serialKey }: WorkItem, index: number, all: readonly WorkItem[]): boolean =>
  serialKey === undefined || all.findIndex((other) => other.serialKey === serialKey) === index;

/** One guarded write leases them all. @returns those that no rival has leased first */
async function lease(candidates: readonly WorkItem[], now: Date): Promise<WorkItem[]> {
  const leaseToken = randomUUID();
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const ids = { _id: { $in: candidates.map(({ _id }) => _id) } };
  const stillFree: QueryFilter<WorkItem> = {
    ...ids,
    $or: [{ state: 'ready' }, { state: 'leased', leaseUntil: { $lt: now } }],
  };
  const written = await leaseAll(stillFree, { $set: { state: 'leased', leaseToken, leaseUntil }, $inc: { attempts: 1 } });
  if (written < candidates.length) return WorkItemModel.find({ ...ids, leaseToken }).lean<WorkItem[]>();
  return candidates.map((item) => ({ ...item, state: 'leased', leaseToken, leaseUntil, attempts: item.attempts + 1 }));
}

async function leaseAll(filter: QueryFilter<WorkItem>, change: UpdateQuery<WorkItem>): Promise<number> {
  try {
    return (await WorkItemModel.updateMany(filter, change)).modifiedCount;
  } catch (error) {
    // A rival leased another item of one of these keys at the same moment; what was written before that stands.
    if (isDuplicateKey(error)) return 0;
    throw error;
  }
}
