import type { RouteId } from '@yinqiao/shared/contracts';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { leaseNow } from '../clock/clock';
import { AppError } from './AppError';
import { countUse } from './useCounts';

const MINUTE_MS = 60_000;

/** Requests a minute at one process: by session after login, by address before it. Screens that poll stay far below. */
const bySession = new RateLimiterMemory({ points: 1_200, duration: MINUTE_MS / 1000 });
const byAddress = new RateLimiterMemory({ points: 6_000, duration: MINUTE_MS / 1000 });

/**
 * Calls a minute over all processes, for what a script would hammer: by person where one is known, by address before that. A
 * whole branch or a mobile carrier may stand behind one address. Full values a day: see `revealField`.
 */
const overAllProcesses: Partial<Record<RouteId | 'staffSignIn', number>> = {
  'campaigns.claim': 120,
  'customers.signIn': 1_200,
  'demo.signIn': 1_200,
  'leads.enquire': 20,
  'leads.grab': 15,
  'partners.send': 120,
  staffSignIn: 1_200,
};

/** @throws AppError REQUEST_TOO_MANY */
export async function limitRate(sessionKey: string | null, address: string): Promise<void> {
  const limiter = sessionKey ? bySession : byAddress;
  try {
    await limiter.consume(sessionKey ?? address);
  } catch {
    throw new AppError('REQUEST_TOO_MANY');
  }
}

/** Costs one database command where a limit over all processes stands, and nothing elsewhere. @throws AppError REQUEST_TOO_MANY */
export async function limitOverAllProcesses(what: RouteId | 'staffSignIn', who: string): Promise<void> {
  const most = overAllProcesses[what];
  if (most === undefined) return;
  const minute = Math.floor(leaseNow().getTime() / MINUTE_MS);
  if ((await countUse(what, who, String(minute))) > most) throw new AppError('REQUEST_TOO_MANY');
}
