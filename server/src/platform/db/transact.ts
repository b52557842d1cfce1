import { AsyncLocalStorage } from 'node:async_hooks';

import { mongoose } from './mongoose';
import { AppError } from '../http/AppError';

const { MongoServerError } = mongoose.mongo;

/** Attempts before a coded refusal; each but the first waits a little, at random, so that rivals part. */
const MAX_ATTEMPTS = 5;
const BASE_WAIT_MS = 8;

const afterCommit = new AsyncLocalStorage<Set<() => void>>();

let conflictInjector: (() => boolean) | null = null;
let conflicts = 0;

/** For tests: `decide` says whether the next commit is to fail once with a write conflict. */
export function injectWriteConflicts(decide: (() => boolean) | null): void {
  conflictInjector = decide;
}

/** Conflicts that were retried since the start, for metrics. */
export const conflictCount = (): number => conflicts;

/**
 * The one door to a transaction. `fn` may be run again on a conflict, so it has no effect but on the database;
 * every model call inside joins by itself. A call inside another joins the outer one.
 * @throws AppError SERVER_BUSY after five conflicts
 */
export async function transact<T>(fn: () => Promise<T>): Promise<T> {
  if (afterCommit.getStore()) return fn();
  const hooks = new Set<() => void>();
  let attempt = 0;
  let result: T | undefined;
  await mongoose.connection.transaction(
    async () => {
      attempt += 1;
      if (attempt > MAX_ATTEMPTS) throw new AppError('SERVER_BUSY');
      if (attempt > 1) await waitBefore(attempt);
      hooks.clear();
      try {
        result = await afterCommit.run(hooks, fn);
      } catch (error) {
        throw asConflict(error);
      }
      if (conflictInjector?.()) throw conflict('injected by a test');
    },
    { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' }, maxCommitTimeMS: 10_000 },
  );
  for (const hook of hooks) hook();
  return result as T;
}

/** Runs a hint after the commit, or at once outside a transaction. A hint may be lost: it must only save waiting. */
export function onCommit(hint: () => void): void {
  const hooks = afterCommit.getStore();
  if (hooks) hooks.add(hint);
  else hint();
}

/** Marks a duplicate key that only a rival of this very moment can have caused: the transaction is run again and sees the rival's document. */
export class RivalInsert extends Error {}

function asConflict(error: unknown): unknown {
  return error instanceof RivalInsert ? conflict(error.message) : error;
}

function conflict(message: string): Error {
  const error = new MongoServerError({ message: `write conflict: ${message}`, code: 112, codeName: 'WriteConflict' });
  error.addErrorLabel('TransientTransactionError');
  return error;
}

function waitBefore(attempt: number): Promise<void> {
  conflicts += 1;
  const ceiling = BASE_WAIT_MS * 2 ** attempt;
  return new Promise((resolve) => setTimeout(resolve, Math.random() * ceiling));
}

export const isDuplicateKey = (error: unknown): boolean => error instanceof MongoServerError && error.code === 11_000;
