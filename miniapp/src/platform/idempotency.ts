import { ApiError } from '@yinqiao/shared/client';
import { storage } from './storage';

interface Draft {
  key: string;
  body: string;
}

const slot = (name: string) => `draft:${name}`;

/** 128 random bits in hex. The server scopes keys by person and endpoint, so they must be unique there, not secret. */
export const randomKey = (): string =>
  Array.from({ length: 4 }, () =>
    Math.floor(Math.random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');

/** The key of a submission: the same until it is answered, a new one as soon as what is submitted differs. */
function keyFor(name: string, body: unknown): string {
  const text = JSON.stringify(body);
  const kept = storage.read<Draft>(slot(name));
  if (kept?.body === text) return kept.key;
  const key = randomKey();
  storage.write(slot(name), { key, body: text } satisfies Draft);
  return key;
}

const wasAnswered = (error: unknown): boolean => error instanceof ApiError && error.status > 0 && error.status < 500;

/**
 * Runs a submission under a key that outlives lost answers, closed pages and restarts, so that trying again can never do it
 * twice.
 * @param name what is submitted, e.g. `claim:<campaign>`
 */
export async function once<T>(name: string, body: unknown, submit: (key: string) => Promise<T>): Promise<T> {
  try {
    const result = await submit(keyFor(name, body));
    storage.remove(slot(name));
    return result;
  } catch (error) {
    if (wasAnswered(error)) storage.remove(slot(name));
    throw error;
  }
}
