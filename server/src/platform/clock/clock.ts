import { defineModel, mongoose, Schema } from '../db/mongoose';
import { AppError } from '../http/AppError';

/**
 * Two clocks. `businessNow` is the bank's time: offers, calendars, caps and promises; in demo mode it may be moved forward.
 * `leaseNow` is the database's time: leases, sessions, tokens, quotas. Only this file reads the clock of the machine.
 */
interface BusinessClock {
  _id: string;
  offsetMs: number;
}
const CLOCK_ID = 'business';
const BusinessClockModel = defineModel(
  'BusinessClock',
  'businessClock',
  new Schema<BusinessClock>({ _id: { type: String, required: true }, offsetMs: { type: Number, required: true } }),
);

const REREAD_MS = 500;
let offsetMs = 0;
let databaseAheadMs = 0;
let timer: NodeJS.Timeout | undefined;

export const businessNow = (): Date => new Date(Date.now() + offsetMs);
export const leaseNow = (): Date => new Date(Date.now() + databaseAheadMs);
/** Monotonic milliseconds, for measuring durations. */
export const elapsedMs = (): number => performance.now();

/** Reads both offsets once and keeps re-reading the business offset, so that every process follows a move within half a second. */
export async function startClock(): Promise<void> {
  await measureDatabaseTime();
  await rereadBusinessClock();
  timer = setInterval(() => void rereadBusinessClock().catch(() => undefined), REREAD_MS);
  timer.unref();
}

export function stopClock(): void {
  clearInterval(timer);
}

/** What `startClock` does all the time, at once. */
export async function rereadBusinessClock(): Promise<void> {
  const clock = await BusinessClockModel.findById(CLOCK_ID).lean();
  // A clock that is missing for a moment (the demo is seeded anew) does not throw the bank back to the machine's time.
  if (clock) offsetMs = clock.offsetMs;
}

/** Puts the business clock at an instant; it runs on from there. Only the seed and the demo's command do this. */
export async function setBusinessNow(at: Date): Promise<void> {
  const next = at.getTime() - Date.now();
  await BusinessClockModel.updateOne({ _id: CLOCK_ID }, { $set: { offsetMs: next } }, { upsert: true });
  offsetMs = next;
}

/**
 * Moves the business clock forward only. The stored offset decides, for another process may just have moved it.
 * @throws AppError DEMO_CLOCK_BACKWARDS
 */
export async function moveBusinessClockTo(at: Date): Promise<Date> {
  const next = at.getTime() - Date.now();
  const moved = await BusinessClockModel.updateOne({ _id: CLOCK_ID, offsetMs: { $lte: next } }, { $set: { offsetMs: next } });
  if (moved.matchedCount === 0) throw new AppError('DEMO_CLOCK_BACKWARDS');
  offsetMs = next;
  return businessNow();
}

/** Half the round trip is the best guess of how old the answer is; a difference within it is no difference. */
async function measureDatabaseTime(): Promise<void> {
  const sent = Date.now();
  const reply = await mongoose.connection.db?.admin().command({ hello: 1 });
  const received = Date.now();
  const local: unknown = reply?.['localTime'];
  if (!(local instanceof Date)) return;
  const ahead = local.getTime() - (sent + received) / 2;
  databaseAheadMs = Math.abs(ahead) < received - sent + 5 ? 0 : Math.round(ahead);
}
