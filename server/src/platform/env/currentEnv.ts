import type { Env } from './env';

let current: Env | null = null;

/** Set once by the composition root before anything starts. */
export function setEnv(env: Env): void {
  current = env;
}

export function currentEnv(): Env {
  if (!current) throw new Error('the settings were not read');
  return current;
}
