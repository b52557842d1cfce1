import { randomUUID } from 'node:crypto';
import { leaseNow } from '../clock/clock';
import type { QueryFilter, UpdateQuery } from '../db/mongoose';
import { isDuplicateKey } from '../db/transact';
import { type Lane, WorkItemModel, type WorkItem } from './models';

/** Short, because it is renewed while the worker lives: a dead worker's items are free again soon. */
export const LEASE_MS = 5_000;

/**
 * Leases up to `most` items of a lane that are ready and due, oldest first. Of a serial processor's key at most one is leased at
 * a time; the unique index on leased serial keys decides between rivals.
 * @param ownKeys serial keys that this process works on, passed over without asking
 */
export async function claimDue(lane: Lane, most: number, ownKeys: readonly string[]): Promise<WorkItem[]> {
  const first = await lease(await due(lane, most, ownKeys));
  if (!first.clashed) return first.items;
  // Another process works on one of these keys: now it is worth asking on which.
  const second = await lease(await due(lane, most - first.items.length, await leasedKeys(lane)));
  return [...first.items, ...second.items];
}

/** Leases up to `most` items of a lane whose worker has died. */
export async function claimAbandoned(lane: Lane, most: number): Promise<WorkItem[]> {
  const abandoned = { lane, state: 'leased' as const, leaseUntil: { $lt: leaseNow() } };
  return (await lease(await WorkItemModel.find(abandoned).limit(most).lean<WorkItem[]>())).items;
}

/** True while any process holds the lease of an item. */
export const isWorkInHand = async (): Promise<boolean> =>
  (await WorkItemModel.exists({ state: 'leased', leaseUntil: { $gte: leaseNow() } })) !== null;

async function due(lane: Lane, most: number, keys: readonly string[]): Promise<WorkItem[]> {
  if (most === 0) return [];
  const ready: QueryFilter<WorkItem> = { lane, state: 'ready', availableAt: { $lte: leaseNow() } };
  if (keys.length > 0) ready.serialKey = { $nin: [...keys] };
  const found = await WorkItemModel.find(ready).sort({ availableAt: 1, _id: 1 }).limit(most).lean<WorkItem[]>();
  return found.filter(isOldestOfItsKey);
}

const isOldestOfItsKey = ({ serialKey }: WorkItem, index: number, all: readonly WorkItem[]): boolean =>
  serialKey === undefined || all.findIndex((other) => other.serialKey === serialKey) === index;

async function leasedKeys(lane: Lane): Promise<string[]> {
  const leased = await WorkItemModel.find({ lane, state: 'leased' }).lean<WorkItem[]>();
  return leased.flatMap(({ serialKey }) => serialKey ?? []);
}

/** One guarded write leases them all. @returns those that no rival has leased first, and whether one had */
async function lease(candidates: readonly WorkItem[]): Promise<{ items: WorkItem[]; clashed: boolean }> {
  if (candidates.length === 0) return { items: [], clashed: false };
  const now = leaseNow();
  const leaseToken = randomUUID();
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const ids = { _id: { $in: candidates.map(({ _id }) => _id) } };
  const stillFree: QueryFilter<WorkItem> = { ...ids, $or: [{ state: 'ready' }, { state: 'leased', leaseUntil: { $lt: now } }] };
  const written = await leaseAll(stillFree, { $set: { state: 'leased', leaseToken, leaseUntil }, $inc: { attempts: 1 } });
  if (written < candidates.length) return { items: await WorkItemModel.find({ ...ids, leaseToken }).lean<WorkItem[]>(), clashed: true };
  const items = candidates.map((item): WorkItem => ({ ...item, state: 'leased', leaseToken, leaseUntil, attempts: item.attempts + 1 }));
  return { items, clashed: false };
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
