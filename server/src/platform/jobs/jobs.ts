import { z } from 'zod';
import { leaseNow } from '../clock/clock';
import { newId } from '../db/ids';
import { insert } from '../db/insert';
import { transact } from '../db/transact';
import { log } from '../log/log';
import { emit, type EventDefinition, isStopping, type Processor, processor, registerProcessors } from '../work';
import { type Job, JobModel } from './job.model';

/** What a kind of job does. */
export interface JobHandler {
  kind: string;
  /**
   * Does the work from `job.done` on and ends with `finishJob`. Whatever it writes stands in one transaction with `advanceJob`, so
   * that a process killed anywhere leaves a job that goes on where its last commit was.
   */
  run: (job: Job) => Promise<void>;
  /** What its subject becomes when it cannot be done; in the transaction that marks the job. */
  failed: (job: Job, fault: string) => Promise<void>;
}

/** The work cannot be done and is not tried again. */
export class JobFault extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Somebody cancelled it, or this process stops: what is written stays, the rest is for later or for nobody. */
class JobStopped extends Error {}

const MOST_FAILURES = 5;

const JobDue: EventDefinition<{ jobId: string }> = { type: 'JobDue', version: 1, payload: z.strictObject({ jobId: z.string() }) };
const handlers = new Map<string, JobHandler>();

/** Jobs run in the lane of bulk work, one worker a job: its lease is what a killed process leaves to the next. */
const runJob: Processor = processor({
  kind: 'effect',
  name: 'runJob',
  on: JobDue,
  lane: 'bulk',
  key: ({ jobId }) => jobId,
  serial: true,
  run: ({ payload }) => work(payload.jobId),
});

export function registerJobs(all: readonly JobHandler[]): void {
  for (const handler of all) handlers.set(handler.kind, handler);
  registerProcessors([runJob]);
}

/** Begins a job, in the caller's transaction. */
export async function startJob({
  kind,
  subjectId,
  total = null,
}: {
  kind: string;
  subjectId: string;
  total?: number | null;
}): Promise<string> {
  const _id = newId('job');
  const fresh = { state: 'waiting' as const, done: 0, total, failures: 0, fault: null, startedAt: null, finishedAt: null };
  await insert(JobModel, [{ _id, kind, subjectId, ...fresh, createdAt: leaseNow() }]);
  await emit(JobDue, { jobId: _id });
  return _id;
}

/** Cancels a job that is not over, in the caller's transaction; what it has written stays. */
export async function cancelJob(jobId: string): Promise<void> {
  await JobModel.updateOne(
    { _id: jobId, state: { $in: ['waiting', 'running'] } },
    { $set: { state: 'cancelled', finishedAt: leaseNow() } },
  );
}

/** Notes how far a job is, in the transaction that does the work. A rival or a cancel of this very moment undoes both. */
export async function advanceJob(job: Job, to: number): Promise<void> {
  if (isStopping()) throw new JobStopped();
  const moved = await JobModel.updateOne({ _id: job._id, state: 'running', done: job.done }, { $set: { done: to } });
  if (moved.matchedCount !== 1) throw new JobStopped();
}

/** Ends a job well, in the transaction that ends its subject's waiting. */
export async function finishJob(job: Job): Promise<void> {
  const ended = await JobModel.updateOne({ _id: job._id, state: 'running' }, { $set: { state: 'done', finishedAt: leaseNow() } });
  if (ended.modifiedCount !== 1) throw new JobStopped();
}

export const jobsByIds = (jobIds: readonly string[]): Promise<Job[]> => JobModel.find({ _id: { $in: [...jobIds] } }).lean<Job[]>();

async function work(jobId: string): Promise<void> {
  const job = await JobModel.findOneAndUpdate(
    { _id: jobId, state: { $in: ['waiting', 'running'] } },
    [{ $set: { state: 'running', startedAt: { $ifNull: ['$startedAt', leaseNow()] } } }],
    { returnDocument: 'after', updatePipeline: true },
  ).lean<Job | null>();
  const handler = job && handlers.get(job.kind);
  if (!job || !handler) return;
  try {
    await handler.run(job);
  } catch (error) {
    await settle(job, handler, error);
  }
}

async function settle(job: Job, handler: JobHandler, error: unknown): Promise<void> {
  if (error instanceof JobStopped) {
    // A process that stops hands the rest on; the job of a cancelled one is not taken up again.
    await transact(async () => void (await emit(JobDue, { jobId: job._id })));
    return;
  }
  const fault = error instanceof JobFault ? error.code : null;
  const counted = await JobModel.findOneAndUpdate(
    { _id: job._id },
    { $inc: { failures: 1 } },
    { returnDocument: 'after' },
  ).lean<Job | null>();
  log.warn({ job: job._id, kind: job.kind, reason: error instanceof Error ? error.message : String(error) }, 'a job failed');
  if (fault === null && (counted?.failures ?? 0) < MOST_FAILURES) throw error;
  await transact(async () => {
    const change = { state: 'failed' as const, fault: fault ?? 'broken', finishedAt: leaseNow() };
    const failed = await JobModel.updateOne({ _id: job._id, state: 'running' }, { $set: change });
    if (failed.modifiedCount === 1) await handler.failed(job, change.fault);
  });
}
