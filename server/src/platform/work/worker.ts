import { leaseNow } from '../clock/clock';
import { transact } from '../db/transact';
import { log } from '../log/log';
import { VendorBusy } from '../vendor';
import { claimAbandoned, claimDue, LEASE_MS } from './claim';
import type { RecordedEvent } from './event';
import { type Lane, WorkItemModel, type WorkItem } from './models';
import { processorNamed } from './registry';
import { sleepUntilWoken, wake } from './wake';

const RENEW_MS = 1_500;
const POLL_MIN_MS = 15;
const POLL_MAX_MS = 400;
/** How often a lane looks for items whose worker has died. */
const LOOK_MS = 500;
const MAX_ATTEMPTS = 12;
const BACKOFF_BASE_MS = 250;
const BACKOFF_MAX_MS = 60_000;
/** Items of each lane that one process works at once; it claims more when no more than half are left, so that a claim serves several. */
const AT_ONCE: Record<Lane, number> = { callback: 4, card: 4, normal: 16, bulk: 2 };

/** The lease was lost to another worker: the work of this one is dropped with its transaction. */
class LeaseLost extends Error {}

let running = false;
let stopping = false;
let loops: Promise<void>[] = [];

export function startWorkers(): void {
  running = true;
  stopping = false;
  loops = (Object.keys(AT_ONCE) as Lane[]).map(workLane);
}

/** Lets every worker finish the items in hand. */
export async function stopWorkers(): Promise<void> {
  running = false;
  stopping = true;
  (Object.keys(AT_ONCE) as Lane[]).forEach(wake);
  await Promise.allSettled(loops);
}

/** Whether the items in hand are waited for: long work hands its rest on. */
export const isStopping = (): boolean => stopping;

/** Claims as many items as the lane has room for and starts them; whoever is done makes room for the next. */
async function workLane(lane: Lane): Promise<void> {
  const inHand = new Map<Promise<void>, string | undefined>();
  let wait = POLL_MIN_MS;
  let lookedAt = 0;
  while (running) {
    if (inHand.size > AT_ONCE[lane] / 2) {
      await Promise.race(inHand.keys());
      continue;
    }
    const room = AT_ONCE[lane] - inHand.size;
    const look = performance.now() - lookedAt > LOOK_MS;
    if (look) lookedAt = performance.now();
    const claimed = await claim(lane, room, look, [...inHand.values()]);
    for (const item of claimed) {
      const work = handle(item).finally(() => {
        inHand.delete(work);
        wake(lane);
      });
      inHand.set(work, item.serialKey);
    }
    wait = claimed.length > 0 ? POLL_MIN_MS : Math.min(wait * 2, POLL_MAX_MS);
    if (claimed.length === 0 && running) await sleepUntilWoken(lane, wait);
  }
  await Promise.all(inHand.keys());
}

async function claim(lane: Lane, room: number, look: boolean, keys: readonly (string | undefined)[]): Promise<WorkItem[]> {
  try {
    const abandoned = look ? await claimAbandoned(lane, room) : [];
    const ownKeys = [...keys, ...abandoned.map(({ serialKey }) => serialKey)].filter((key) => key !== undefined);
    return [...abandoned, ...(await claimDue(lane, room - abandoned.length, ownKeys))];
  } catch (error) {
    log.error({ lane, error: (error as Error).message }, 'a worker could not reach the database');
    return [];
  }
}

/** Claims and works one item of a lane. @returns false when nothing was there to claim */
export async function workOne(lane: Lane): Promise<boolean> {
  const claimed = await claimDue(lane, 1, []);
  await Promise.all(claimed.map(handle));
  return claimed.length > 0;
}

/** Works an item while its lease is renewed; a failure gives it back, nothing is thrown. */
async function handle(item: WorkItem): Promise<void> {
  const renewal = setInterval(() => void renew(item).catch(() => undefined), RENEW_MS);
  try {
    await run(item);
  } catch (error) {
    if (error instanceof VendorBusy) await postpone(item, error.until).catch(() => undefined);
    else if (!(error instanceof LeaseLost)) await giveBack(item, describe(error)).catch(() => undefined);
  } finally {
    clearInterval(renewal);
  }
}

async function run(item: WorkItem): Promise<void> {
  const processor = processorNamed(item.processor);
  if (!processor) throw new Error('no such processor in this release');
  const eventOf = ({ eventId, event }: WorkItem): RecordedEvent => ({
    eventId,
    ...event,
    payload: processor.on.payload.parse(event.payload),
  });
  const event = eventOf(item);
  if (processor.kind === 'transaction') {
    // The mark comes first: it holds the item until the commit, so that neither a renewal of the lease nor a rival's claim of
    // the same serial key can write what this transaction would have to write after its snapshot.
    await transact(async () => {
      await markDone(item);
      if (processor.coalesce) await settleWaiting(item);
      const along = processor.gather ? await takeAlong(item, processor.gather) : [];
      await processor.run(event, along.map(eventOf));
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

/** What waits for the same key asks for nothing that this run does not see: its snapshot begins after they were committed. */
async function settleWaiting({ processor, serialKey }: WorkItem): Promise<void> {
  await WorkItemModel.updateMany({ processor, serialKey, state: 'ready' }, { $set: { state: 'done', doneAt: leaseNow() } });
}

/** What was tried before goes alone, so that one bad event holds up nobody but itself. */
async function takeAlong({ processor, serialKey, attempts }: WorkItem, most: number): Promise<WorkItem[]> {
  if (attempts > 1) return [];
  const waiting = await WorkItemModel.find({ processor, serialKey, state: 'ready', attempts: 0 })
    .sort({ _id: 1 })
    .limit(most)
    .lean<WorkItem[]>();
  const ids = waiting.map(({ _id }) => _id);
  if (ids.length > 0)
    await WorkItemModel.updateMany({ _id: { $in: ids } }, { $set: { state: 'done', doneAt: leaseNow(), lastError: null } });
  return waiting;
}

/** Nothing was done and nothing went wrong: its turn comes at an hour that is known. */
async function postpone(item: WorkItem, until: Date): Promise<void> {
  await WorkItemModel.updateOne(
    { _id: item._id, leaseToken: item.leaseToken },
    { $set: { state: 'ready', availableAt: until, leaseToken: null, leaseUntil: null }, $inc: { attempts: -1 } },
  );
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

const renew = (item: WorkItem) =>
  WorkItemModel.updateOne(
    { _id: item._id, leaseToken: item.leaseToken },
    { $set: { leaseUntil: new Date(leaseNow().getTime() + LEASE_MS) } },
  );

const describe = (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
