import { schedule, type ScheduledTask } from 'node-cron';
import { z } from 'zod';
import { businessNow, leaseNow } from '../clock/clock';
import { defineModel, Schema } from '../db/mongoose';
import { isDuplicateKey, transact } from '../db/transact';
import { log } from '../log/log';
import { emit, type EventDefinition, type Processor, processor, registerProcessors } from '../work';

/**
 * Time buckets. node-cron only ticks; a tick inserts the unique (job, bucket) row and its work item in one transaction,
 * so leases, retries and order are those of all work, and three processes run a bucket once.
 */
export interface CronJob {
  name: string;
  /** Jobs of the bank's day follow the business clock, technical ones the database's. */
  clock: 'business' | 'lease';
  /** The due times in (after, until], oldest first. */
  bucketsBetween: (after: Date, until: Date) => Date[];
  /** What to do with buckets missed while nobody ran: all of them, only the latest, or none. */
  catchUp: 'every' | 'latest' | 'none';
  /** At most this many missed buckets are caught up at once. */
  limit: number;
  run: (bucket: Date) => Promise<void>;
}

interface CronRun {
  _id: string;
  job: string;
  bucket: Date;
  insertedAt: Date;
}
const cronRunSchema = new Schema<CronRun>({
  _id: { type: String, required: true },
  job: { type: String, required: true },
  bucket: { type: Date, required: true },
  insertedAt: { type: Date, required: true },
});
cronRunSchema.index({ job: 1, bucket: -1 });
export const CronRunModel = defineModel('CronRun', 'cronRuns', cronRunSchema);

export const cronRunId = (job: string, bucket: Date): string => `${job}:${bucket.toISOString()}`;

const TICK = '* * * * * *';
/** A job that has never run looks back this far for its first bucket. */
const FIRST_LOOK_BACK_MS = 60_000;

const CronBucketDue: EventDefinition<{ job: string; bucket: string }> = {
  type: 'CronBucketDue',
  version: 1,
  payload: z.strictObject({ job: z.string(), bucket: z.iso.datetime() }),
};

let jobs: readonly CronJob[] = [];
/** The latest bucket that this process knows of, by job: while nothing is due after it, nobody has to be asked. */
const latestKnown = new Map<string, Date>();
let task: ScheduledTask | undefined;
let ticking = false;

/** The one processor of all jobs: serial per job, so that buckets run in order. */
const runCronBucket: Processor = processor({
  kind: 'effect',
  name: 'runCronBucket',
  on: CronBucketDue,
  lane: 'normal',
  key: ({ job }) => job,
  serial: true,
  run: async ({ payload }) => {
    await jobs.find((job) => job.name === payload.job)?.run(new Date(payload.bucket));
  },
});

export function registerCrons(all: readonly CronJob[]): void {
  jobs = all;
  registerProcessors([runCronBucket]);
}

export function startCron(): void {
  task = schedule(TICK, () => void tick());
}

export async function stopCron(): Promise<void> {
  await task?.stop();
  while (ticking) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Inserts every due bucket of every job; also called at once when the business clock is moved. */
export async function tick(): Promise<void> {
  if (ticking) return;
  ticking = true;
  try {
    for (const job of jobs) await tickJob(job);
  } catch (error) {
    log.error({ error: (error as Error).message }, 'a cron tick failed');
  } finally {
    ticking = false;
  }
}

async function tickJob(job: CronJob): Promise<void> {
  const now = job.clock === 'business' ? businessNow() : leaseNow();
  if (isQuiet(job, now)) return;
  const last = await CronRunModel.findOne({ job: job.name }).sort({ bucket: -1 }).lean();
  const after = last?.bucket ?? neverRunSince(job, now);
  latestKnown.set(job.name, after);
  const due = job.bucketsBetween(after, now);
  for (const bucket of chosen(due, job)) await insertBucket(job, bucket);
}

/** A job that has not run yet misses nothing that became due since this process first asked, however far a moved clock has gone. */
function neverRunSince({ name }: CronJob, now: Date): Date {
  const known = latestKnown.get(name);
  return known && known <= now ? known : new Date(now.getTime() - FIRST_LOOK_BACK_MS);
}

/** A clock that was put back may stand before what is known: then the database is asked. */
function isQuiet(job: CronJob, now: Date): boolean {
  const known = latestKnown.get(job.name);
  return known !== undefined && known <= now && job.bucketsBetween(known, now).length === 0;
}

function chosen(due: Date[], job: CronJob): Date[] {
  if (job.catchUp === 'every') return due.slice(0, job.limit);
  return due.slice(-1);
}

async function insertBucket(job: CronJob, bucket: Date): Promise<void> {
  const _id = cronRunId(job.name, bucket);
  try {
    await transact(async () => {
      await CronRunModel.create([{ _id, job: job.name, bucket, insertedAt: leaseNow() }]);
      await emit(CronBucketDue, { job: job.name, bucket: bucket.toISOString() });
    });
  } catch (error) {
    // Another process inserted the same bucket: that is the point of the unique row.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Buckets every `ms` milliseconds since the epoch. */
export const every =
  (ms: number) =>
  (after: Date, until: Date): Date[] => {
    const latest = Math.floor(until.getTime() / ms) * ms;
    return latest > after.getTime() ? [new Date(latest)] : [];
  };

/** Buckets each day at wall-clock times of Asia/Shanghai, given as `HH:mm`. */
export const dailyAt =
  (...times: string[]) =>
  (after: Date, until: Date): Date[] => {
    const offset = 8 * 3_600_000;
    const day = 86_400_000;
    const firstDay = Math.floor((after.getTime() + offset) / day);
    const lastDay = Math.floor((until.getTime() + offset) / day);
    const found: Date[] = [];
    for (let n = firstDay; n <= lastDay; n += 1) {
      for (const time of times) {
        const [hour = 0, minute = 0] = time.split(':').map(Number);
        const at = new Date(n * day - offset + hour * 3_600_000 + minute * 60_000);
        if (at > after && at <= until) found.push(at);
      }
    }
    return found.sort((a, b) => a.getTime() - b.getTime());
  };
