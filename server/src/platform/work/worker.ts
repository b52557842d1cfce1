import { randomUUID } from 'node:crypto';
import { leaseNow } from '../clock/clock';
import type { QueryFilter } from '../db/mongoose';
import { isDuplicateKey, transact } from '../db/transact';
import { log } from '../log/log';
import type { RecordedEvent } from './event';
import { EventModel, type Lane, WorkItemModel, type WorkItem } from './models';
import { processorNamed, type Processor } from './registry';
import { sleepUntilWoken, wake } from './wake';

/** Short, because it is renewed while the worker lives: a dead worker's items are free again soon. */
const LEASE_MS = 5_000;
const RENEW_MS = 1_500;
const POLL_MIN_MS = 15;
const POLL_MAX_MS = 400;
const MAX_ATTEMPTS = 12;
const BACKOFF_BASE_MS = 250;
const BACKOFF_MAX_MS = 60_000;
/** Workers reserved for each lane in one process. */
const WORKERS: Record<Lane, number> = { callback: 2, card: 2, normal: 4, bulk: 1 };

/** The lease was lost to another worker: the work of this one is dropped with its transaction. */
class LeaseLost extends Error {}

let running = false;
let loops: Promise<void>[] = [];

export function startWorkers(): void {
  running = true;
  loops = (Object.entries(WORKERS) as [Lane, number][]).flatMap(([lane, n]) => Array.from({ length: n }, () => workLane(lane)));
}

/** Lets every worker finish the item in hand. */
export async function stopWorkers(): Promise<void> {
  running = false;
  (Object.keys(WORKERS) as Lane[]).forEach(wake);
  await Promise.allSettled(loops);
}

async function workLane(lane: Lane): Promise<void> {
  let wait = POLL_MIN_MS;
  while (running) {
    const worked = await workOne(lane).catch((error: unknown) => {
      log.error({ lane, error: (error as Error).message }, 'a worker could not reach the database');
      return false;
    });
    wait = worked ? POLL_MIN_MS : Math.min(wait * 2, POLL_MAX_MS);
    if (!worked && running) await sleepUntilWoken(lane, wait);
  }
}

/** Claims and works one item of a lane. @returns false when nothing was there to claim */
export async function workOne(lane: Lane): Promise<boolean> {
  const item = await claim(lane);
  if (!item) return false;
  const processor = processorNamed(item.processor);
  if (!processor) {
    await giveBack(item, 'no such processor in this release');
    return true;
  }
  const renewal = setInterval(() => void renew(item).catch(() => undefined), RENEW_MS);
  try {
    await run(processor, item);
  } catch (error) {
    if (!(error instanceof LeaseLost)) await giveBack(item, describe(error));
  } finally {
    clearInterval(renewal);
  }
  wake(lane);
  return true;
}

const renew = (item: WorkItem) =>
  WorkItemModel.updateOne(
    { _id: item._id, leaseToken: item.leaseToken },
    { $set: { leaseUntil: new Date(leaseNow().getTime() + LEASE_MS) } },
  );

/** One query claims: ready and due, or leased by a worker that has died. Keys of serial processors that are busy are passed over. */
async function claim(lane: Lane): Promise<WorkItem | null> {
  const busy = await busyKeys(lane, leaseNow());
  for (;;) {
    const now = leaseNow();
    const claimable: QueryFilter<WorkItem> = {
      $or: [
        { state: 'ready', availableAt: { $lte: now } },
        { state: 'leased', leaseUntil: { $lt: now } },
      ],
      lane,
    };
    if (busy.length > 0) claimable.serialKey = { $nin: busy };
    try {
      return await WorkItemModel.findOneAndUpdate(
        claimable,
        { $set: { state: 'leased', leaseToken: randomUUID(), leaseUntil: new Date(now.getTime() + LEASE_MS) }, $inc: { attempts: 1 } },
        { sort: { availableAt: 1, _id: 1 }, returnDocument: 'after' },
      ).lean<WorkItem | null>();
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const key = await nextBusyKey(lane, now, busy);
      if (key === null) return null;
      busy.push(key);
    }
  }
}

/** Serial keys that somebody works on: asking first is cheaper than being refused, and does not wait for their transactions. */
async function busyKeys(lane: Lane, now: Date): Promise<string[]> {
  const leased = await WorkItemModel.find({ lane, state: 'leased', serialKey: { $exists: true }, leaseUntil: { $gte: now } })
    .select({ serialKey: 1 })
    .lean();
  return leased.flatMap(({ serialKey }) => serialKey ?? []);
}

/** The unique index on leased serial keys refused a claim: find out which key is busy. */
async function nextBusyKey(lane: Lane, now: Date, known: readonly string[]): Promise<string | null> {
  const candidate = await WorkItemModel.findOne({
    lane,
    state: 'ready',
    availableAt: { $lte: now },
    serialKey: { $exists: true, $nin: known },
  })
    .sort({ availableAt: 1, _id: 1 })
    .lean();
  return candidate?.serialKey ?? null;
}

async function run(processor: Processor, item: WorkItem): Promise<void> {
  const stored = await EventModel.findById(item.eventId).lean();
  if (!stored) throw new Error(`event ${item.eventId} is missing`);
  const event: RecordedEvent = {
    eventId: stored._id,
    type: stored.type,
    version: stored.version,
    at: stored.at,
    payload: processor.on.payload.parse(stored.payload),
  };
  if (processor.kind === 'transaction') {
    // The mark comes first: it holds the item until the commit, so that neither a renewal of the lease nor a rival's claim of
    // the same serial key can write what this transaction would have to write after its snapshot.
    await transact(async () => {
      await markDone(item);
      await processor.run(event);
    });
    return;
  }
  await processor.run(event);
  await markDone(item);
}

/** Guarded by the lease token: a worker that woke too late changes nothing. */
async function markDone(item: WorkItem): Promise<void> {
  const done = await WorkItemModel.updateOne(
    { _id: item._id, leaseToken: item.leaseToken },
    { $set: { state: 'done', doneAt: leaseNow(), leaseToken: null, leaseUntil: null, lastError: null } },
  );
  if (done.modifiedCount !== 1) throw new LeaseLost();
}

/** Retries back off; an exhausted item stays visible and replayable. */
async function giveBack(item: WorkItem, reason: string): Promise<void> {
  const exhausted = item.attempts >= MAX_ATTEMPTS;
  const backoff = Math.min(BACKOFF_BASE_MS * 2 ** item.attempts, BACKOFF_MAX_MS);
  log.warn({ item: item._id, processor: item.processor, attempts: item.attempts, reason, exhausted }, 'work was given back');
  await WorkItemModel.updateOne(
    { _id: item._id, leaseToken: item.leaseToken },
    {
      $set: {
        state: exhausted ? 'failed' : 'ready',
        availableAt: new Date(leaseNow().getTime() + backoff),
        leaseToken: null,
        leaseUntil: null,
        lastError: reason.slice(0, 500),
      },
    },
  );
}

const describe = (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
