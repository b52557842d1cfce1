import { AsyncLocalStorage } from 'node:async_hooks';

import { AppError } from '../http/AppError';
import { insert } from './insert';
import { mongoose } from './mongoose';

const { MongoServerError, MongoServerSelectionError } = mongoose.mongo;

/** Attempts before a coded refusal; each but the first waits a little, at random, so that rivals part. */
const MAX_ATTEMPTS = 5;
const BASE_WAIT_MS = 8;

/** What belongs to the transaction in hand. */
interface Ongoing {
  afterCommit: Set<() => void>;
  /** By collection: records that nobody reads before the commit, gathered so that each collection is written once. */
  records: Map<string, { documents: unknown[]; write: () => Promise<void> }>;
  /** What was read once for the whole transaction: its snapshot does not change. */
  remembered: Map<string, Promise<unknown>>;
}
const ongoing = new AsyncLocalStorage<Ongoing>();
/** What was read once for one answer that only looks. */
const looking = new AsyncLocalStorage<Ongoing['remembered']>();

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
 * @throws AppError SERVER_BUSY after five conflicts, SERVER_DATABASE when the database cannot be reached
 */
export async function transact<T>(fn: () => Promise<T>): Promise<T> {
  if (ongoing.getStore()) return fn();
  let hooks = new Set<() => void>();
  let attempt = 0;
  let result: T | undefined;
  await mongoose.connection.transaction(
    async () => {
      attempt += 1;
      if (attempt > MAX_ATTEMPTS) throw new AppError('SERVER_BUSY');
      if (attempt > 1) await waitBefore(attempt);
      const unit: Ongoing = { afterCommit: new Set(), records: new Map(), remembered: new Map() };
      hooks = unit.afterCommit;
      try {
        result = await ongoing.run(unit, fn);
        for (const { write } of unit.records.values()) await write();
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
  const unit = ongoing.getStore();
  if (unit) unit.afterCommit.add(hint);
  else hint();
}

/** Writes records that only look back on what the transaction did, with its commit; outside a transaction at once. */
export async function record<T>(model: mongoose.Model<T>, documents: readonly T[]): Promise<void> {
  const unit = ongoing.getStore();
  if (!unit) return insert(model, documents);
  const gathered = unit.records.get(model.collection.name);
  if (gathered) {
    gathered.documents.push(...documents);
    return;
  }
  const all = [...documents];
  unit.records.set(model.collection.name, { documents: all, write: () => insert(model, all) });
}

/** Puts an answer together that only looks: what many of its parts ask for (`readOnce`) is read once for all of them. */
export const look = <T>(answer: () => Promise<T>): Promise<T> => looking.run(new Map(), answer);

/** Reads once for the transaction in hand, whose snapshot does not change, or else for the answer in hand; every time outside of both. */
export function readOnce<T>(name: string, read: () => Promise<T>): Promise<T> {
  const remembered = ongoing.getStore()?.remembered ?? looking.getStore();
  if (!remembered) return read();
  const known = (remembered.get(name) as Promise<T> | undefined) ?? read();
  remembered.set(name, known);
  return known;
}

/** For whoever has just written what was read. */
export function forgetRead(name: string): void {
  ongoing.getStore()?.remembered.delete(name);
  looking.getStore()?.delete(name);
}

/** Marks a duplicate key that only a rival of this very moment can have caused: the transaction is run again and sees the rival's document. */
export class RivalInsert extends Error {}

function asConflict(error: unknown): unknown {
  // The driver would try a whole transaction again and again; who asked has waited long enough.
  if (error instanceof MongoServerSelectionError) return new AppError('SERVER_DATABASE', { cause: error });
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
