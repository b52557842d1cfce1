import type { Data } from '@yinqiao/shared/contracts';
import { addDays, businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { leadsOfPerson } from '../modules/leads';
import { staffById } from '../modules/orgs';
import { businessNow, moveBusinessClockTo, rereadBusinessClock } from '../platform/clock/clock';
import { tick } from '../platform/cron/cron';
import { currentEnv } from '../platform/env/currentEnv';
import { AppError } from '../platform/http/AppError';
import { callJson } from '../platform/http-client/httpClient';
import { log } from '../platform/log/log';
import { untilEverybodyLooked } from './bankRest';
import { DEMO_MARK_ID, DemoMarkModel } from './demo.models';
import { seedBank } from './seedBank';
import { assertDemoDatabase, personaById } from './signIn';

const QUARTER_MS = 15 * 60_000;

/** The customer says yes in WeCom: done at the simulator, which tells the product as the platform would. */
export async function agreeToBeAdded(personaId: string): Promise<{ agreed: true }> {
  const persona = await personaById(personaId);
  const lead = (await leadsOfPerson(persona.subjectId)).find((one) => one.state === 'accepted');
  const staff = lead?.staffId ? await staffById(lead.staffId) : null;
  if (!staff || !persona.externalUserId) throw new AppError('LEAD_STATE_CHANGED');
  const url = new URL(`${currentEnv().wecomApiBase}/_sim/customers/${persona.externalUserId}/add`);
  await callJson('POST', url, JSON.stringify({ userid: staff.wecomUserId })).catch((cause: unknown) => {
    throw new AppError('VENDOR_UNAVAILABLE', { cause });
  });
  return { agreed: true };
}

/** Moves the bank's clock forward; what falls due on the way is done at once. */
export async function moveClock(to: 'plus_15_minutes' | 'next_morning_9'): Promise<Data<'demo.moveClock'>> {
  await assertDemoDatabase();
  await rereadBusinessClock();
  const now = businessNow();
  const target = to === 'plus_15_minutes' ? new Date(now.getTime() + QUARTER_MS) : shanghaiInstant(nextMorning(now), '09:00');
  const moved = await moveBusinessClockTo(target);
  await setWallClock(moved);
  await tick();
  return { businessNow: moved.toISOString() };
}

/** The simulator's people live in the bank's day. When it is away the move stands all the same: only its words for days are behind. */
async function setWallClock(at: Date): Promise<void> {
  const url = new URL(`${currentEnv().wecomApiBase}/_sim/wall-clock`);
  await callJson('PUT', url, JSON.stringify({ seconds: Math.floor(at.getTime() / 1_000) })).catch((error: unknown) => {
    log.warn({ err: error }, 'the simulator was not told the hour');
  });
}

/** Before nine it is this morning's nine. */
function nextMorning(now: Date): string {
  const today = businessDayOf(now);
  return now < shanghaiInstant(today, '09:00') ? today : addDays(today, 1);
}

/** 从头再来: the same bank from the same seed number, and the clock back at its start; every process is back at work when it answers. */
export async function resetBank(): Promise<Data<'demo.reset'>> {
  await assertDemoDatabase();
  const mark = await DemoMarkModel.findById(DEMO_MARK_ID).lean();
  const { seed } = currentEnv();
  await seedBank({ again: true, seed: mark?.seed ?? seed.number, customers: mark?.customers ?? seed.customers });
  await untilEverybodyLooked();
  return { businessNow: businessNow().toISOString() };
}
