import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from './AppError';

/** Requests a minute: by session after login, by address before it. Screens that poll stay far below. */
const bySession = new RateLimiterMemory({ points: 1_200, duration: 60 });
const byAddress = new RateLimiterMemory({ points: 6_000, duration: 60 });

/** @throws AppError REQUEST_TOO_MANY */
export async function limitRate(sessionKey: string | null, address: string): Promise<void> {
  const limiter = sessionKey ? bySession : byAddress;
  try {
    await limiter.consume(sessionKey ?? address);
  } catch {
    throw new AppError('REQUEST_TOO_MANY');
  }
}
