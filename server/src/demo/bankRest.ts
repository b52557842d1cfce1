import type { Context, Next } from 'koa';
import { forgetReach } from '../modules/campaigns';
import { forgetAnchors } from '../platform/audit';
import { rereadBusinessClock } from '../platform/clock/clock';
import { startCron, stopCron } from '../platform/cron/cron';
import { forgetPersonKeys } from '../platform/crypto/personalData';
import { currentEnv } from '../platform/env/currentEnv';
import { AppError } from '../platform/http/AppError';
import { isWorkInHand, startWorkers, stopWorkers } from '../platform/work';
import { DEMO_MARK_ID, DemoMarkModel, SEEDING_MARK_ID } from './demo.models';

/**
 * While the bank is seeded anew every process on the database rests: it answers nothing and works nothing, and afterwards
 * remembers nothing of the bank before. The seeding mark tells them; each looks for it a few times a second.
 */
const LOOK_MS = 250;
/** By then every process has looked, and what it was answering is answered. */
const NOTICE_MS = 4 * LOOK_MS;
const SERVED = /^\/(api|auth|callbacks)\//;

let resting = false;
let bankSeededAt: number | undefined;
let timer: NodeJS.Timeout | undefined;
let looking: Promise<void> | null = null;

/** Follows the bank's marks until `stopWatchingBank`; the workers and crons of the process are started and stopped by it from now on. */
export async function watchBank(): Promise<void> {
  await lookAgain();
  timer = setInterval(() => void lookAgain().catch(() => undefined), LOOK_MS);
  timer.unref();
}

export async function stopWatchingBank(): Promise<void> {
  clearInterval(timer);
  await looking?.catch(() => undefined);
}

export async function refuseWhileResting(context: Context, next: Next): Promise<void> {
  if (resting && SERVED.test(context.path)) throw new AppError('SERVER_STOPPING');
  await next();
}

/** For whoever has just written a mark: every process has seen it. */
export const untilEverybodyLooked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, NOTICE_MS));

/** For whoever has just written the seeding mark: every process rests, and the work that it had in hand is done. */
export async function untilEverybodyRests(): Promise<void> {
  do await untilEverybodyLooked();
  while (await isWorkInHand());
}

const lookAgain = (): Promise<void> => (looking ??= look().finally(() => (looking = null)));

async function look(): Promise<void> {
  const marks = await DemoMarkModel.find().lean();
  const seeding = marks.some(({ _id }) => _id === SEEDING_MARK_ID);
  const seededAt = marks.find(({ _id }) => _id === DEMO_MARK_ID)?.seededAt?.getTime();
  if (seeding && !resting) await lieDown();
  if (seededAt !== undefined && seededAt !== bankSeededAt) forgetBank();
  bankSeededAt = seededAt ?? bankSeededAt;
  if (!seeding && resting) await getUp();
}

async function lieDown(): Promise<void> {
  resting = true;
  await stopCron();
  await stopWorkers();
  forgetAnchors();
}

function forgetBank(): void {
  forgetPersonKeys();
  forgetReach();
}

async function getUp(): Promise<void> {
  const { services } = currentEnv();
  await rereadBusinessClock();
  if (services.has('worker')) startWorkers();
  if (services.has('cron')) startCron();
  resting = false;
}
