import type { GrabDay } from './grabDay.model';

/** Sooner after a lead's showing than a person reads a card. */
export const QUICK_MS = 3_000;
const MANY_QUICK = 2;
/** Where three can succeed in a day; the rate limit lets fifteen through in a minute. */
const MANY_ATTEMPTS = 12;

/** Why a day's takings look like those of a script or of one finger on one button; null when they do not. A hint, never a verdict. */
export function flagWords({ attempts, quick }: Pick<GrabDay, 'attempts' | 'quick'>): string | null {
  if (quick >= MANY_QUICK) return `${quick} 次在露出后 ${QUICK_MS / 1000} 秒内抢到，疑似脚本，请核实`;
  return attempts >= MANY_ATTEMPTS ? `一天点了 ${attempts} 次，疑似连点，请核实` : null;
}
