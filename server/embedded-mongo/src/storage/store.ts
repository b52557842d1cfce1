import { setImmediate } from 'node:timers/promises';
import { open, type Transaction } from 'lmdb';
import type { KeyBytes } from '../bson/keys';
import { MongoError } from '../errors';
import { checkDataFile } from './file-check';
import { type Database, type Layer, newLayer, View, type ViewSource } from './view';

/**
 * When a write is acknowledged: `flush` after the fdatasync (as j:true), `commit` when the file has it but the disk may not yet
 * (a power failure can lose the newest writes, the file stays consistent), `none` without any sync (tests only).
 */
export type Durability = 'flush' | 'commit' | 'none';
export const DURABILITIES: readonly Durability[] = ['flush', 'commit', 'none'];

/** A frozen state of the store. Release it: the file cannot reuse pages while it is held. */
export interface Snapshot {
  readonly layers: readonly Layer[];
  readonly transaction: Transaction;
  release(): void;
}

const latin1Keys = {
  writeKey: (key: KeyBytes, target: Buffer, at: number): number => at + target.write(key, at, 'latin1'),
  readKey: (source: Buffer, start: number, end: number): KeyBytes => source.toString('latin1', start, end),
};

/**
 * Ordered keys and values over LMDB. Writes take effect in memory at once, in the order they are made, and everything written
 * while the disk is busy goes into the next LMDB transaction together; callers answer only after durable().
 */
export class Store implements ViewSource {
  readonly database: Database;
  readonly latest = new View(this);
  epoch = 0;
  fileEpoch = 0;
  layers: readonly Layer[] = [newLayer()];
  private waiters: PromiseWithResolvers[] = [];
  private writing: Promise<void> | undefined;
  private failureListeners: (() => void)[] = [];

  constructor(
    path: string,
    readonly durability: Durability,
  ) {
    checkDataFile(path);
    this.database = open<Buffer, KeyBytes>({
      path,
      encoding: 'binary',
      keyEncoder: latin1Keys,
      noSync: durability === 'none',
      maxReaders: 512,
      // Its own batches would hold a promise that nobody else sees, and that ends the process when a commit fails.
      eventTurnBatching: false,
    });
  }

  /** Writes a value, or removes the key with null. */
  put(key: KeyBytes, value: Buffer | null): void {
    this.layers[0]!.set(key, value);
    this.epoch++;
  }

  /** Takes the writes of a transaction over, all at once. */
  putAll(writes: Layer): void {
    for (const [key, value] of writes.entries()) this.put(key, value);
  }

  snapshot(): Snapshot {
    const frozen = this.layers.filter((layer) => layer.size > 0);
    if (frozen.length > 0) {
      this.layers = [newLayer(), ...frozen];
      this.epoch++;
    }
    const transaction = this.database.useReadTransaction();
    return { layers: frozen, transaction, release: () => transaction.done() };
  }

  /** Resolves when everything written so far has reached the chosen durability. */
  async durable(): Promise<void> {
    if (this.layers[0]!.size === 0 && !this.writing && this.layers.length === 1) return;
    const waiter = withResolvers();
    this.waiters.push(waiter);
    this.writing ??= this.writeOut();
    await waiter.promise;
  }

  /** Calls back when a write to the file failed, and with it all that was not yet acknowledged was forgotten. */
  onFailure(listener: () => void): void {
    this.failureListeners.push(listener);
  }

  async close(): Promise<void> {
    await this.durable().catch(() => undefined);
    await this.writing?.catch(() => undefined);
    await this.database.close();
  }

  private async writeOut(): Promise<void> {
    while (this.waiters.length > 0) {
      await setImmediate(); // commands that arrived in the same turn share the transaction
      const waiters = this.waiters;
      this.waiters = [];
      try {
        await this.writeLayers();
        for (const waiter of waiters) waiter.resolve();
      } catch (error) {
        this.fail([...waiters, ...this.waiters], error);
      }
    }
    this.writing = undefined;
  }

  private async writeLayers(): Promise<void> {
    const written = this.layers.filter((layer) => layer.size > 0);
    if (written.length === 0) return;
    this.layers = [newLayer(), ...written];
    this.epoch++;
    await this.database.batch(() => {
      for (const layer of [...written].reverse()) {
        for (const [key, value] of layer.entries()) void (value ? this.database.put(key, value) : this.database.remove(key));
      }
    });
    this.database.resetReadTxn();
    this.layers = this.layers.filter((layer) => !written.includes(layer));
    this.epoch++;
    this.fileEpoch++;
    if (this.durability === 'flush') await this.database.flushed;
  }

  private fail(waiters: PromiseWithResolvers[], cause: unknown): void {
    this.waiters = [];
    this.layers = [newLayer()];
    this.epoch++;
    this.fileEpoch++;
    this.failureListeners.forEach((listener) => listener());
    const reason = reasonOf(cause);
    const code = /ENOSPC|MAP_FULL|space/i.test(reason) ? 14031 : 1;
    for (const waiter of waiters) waiter.reject(new MongoError(code, `the write could not be stored: ${reason}`));
  }
}

/** LMDB prints why a commit failed; the promise that says it once more comes later, and unheard it would end the process. */
function reasonOf(cause: unknown): string {
  const { message, commitError } = cause as Error & { commitError?: Promise<never> };
  if (!commitError) return message;
  commitError.catch(() => undefined);
  return 'its file could not be written (is the disk full?)';
}

interface PromiseWithResolvers {
  promise: Promise<void>;
  resolve(): void;
  reject(error: Error): void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
