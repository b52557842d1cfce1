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

/** What is submitted, and of some things through which code the customer came. */
type Submission = object & { entry?: { entryId: string; visitId: string; declined: boolean } };

/** The draft of a submission: the same until it is answered, a new one as soon as what is submitted differs. */
function draftOf<B extends Submission>(name: string, body: B): { key: string; body: B } {
  const kept = storage.read<Draft>(slot(name));
  const before = kept && (JSON.parse(kept.body) as B);
  if (before && isSame(before, body)) return { key: kept.key, body: before };
  const key = randomKey();
  storage.write(slot(name), { key, body: JSON.stringify(body) } satisfies Draft);
  return { key, body };
}

/** The code that the phone keeps may be another by now, or none: that makes no other submission. What the customer says of it does. */
function isSame({ entry: was, ...before }: Submission, { entry: is, ...now }: Submission): boolean {
  const saysTheSame = is === undefined || is.declined === (was?.declined ?? false);
  return saysTheSame && JSON.stringify(before) === JSON.stringify(now);
}

const wasAnswered = (error: unknown): boolean => error instanceof ApiError && error.status > 0 && error.status < 500;

/**
 * Runs a submission under a key that outlives lost answers, closed pages and restarts, so that trying again can never do it
 * twice.
 * @param name what is submitted, e.g. `claim:<campaign>` @param submit sends the body it is given: that of the first try
 */
export async function once<B extends Submission, T>(name: string, body: B, submit: (key: string, body: B) => Promise<T>): Promise<T> {
  try {
    const draft = draftOf(name, body);
    const result = await submit(draft.key, draft.body);
    storage.remove(slot(name));
    return result;
  } catch (error) {
    if (wasAnswered(error)) storage.remove(slot(name));
    throw error;
  }
}
