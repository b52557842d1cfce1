import type { KeyBytes } from '../bson/keys';
import { MongoError } from '../errors';
import type { Snapshot, Store } from '../storage/store';
import { type Layer, newLayer, View, type ViewSource } from '../storage/view';
import type { Access } from './access';
import type { LockTable } from './lock-table';

/** The private writes of a transaction over a snapshot of the store. */
export class Transaction implements Access, ViewSource {
  readonly inTransaction = true;
  readonly view = new View(this);
  readonly layers: readonly Layer[];
  readonly ended: Promise<void>;
  readonly startedAt = Date.now();
  readonly database;
  readonly sequence: number;
  epoch = 0;
  /** The snapshot of the file stays as it is. */
  readonly fileEpoch = 0;
  state: 'open' | 'committed' | 'aborted' = 'open';
  private readonly snapshot: Snapshot;
  private readonly claimed = new Set<KeyBytes>();
  private readonly held = new Set<KeyBytes>();
  private readonly counts = new Map<number, number>();
  private readonly writes = newLayer();
  private announceEnd!: () => void;

  constructor(
    private readonly store: Store,
    private readonly locks: LockTable,
  ) {
    this.snapshot = store.snapshot();
    this.database = store.database;
    this.layers = [this.writes, ...this.snapshot.layers];
    this.sequence = locks.open(this);
    this.ended = new Promise((resolve) => (this.announceEnd = resolve));
  }

  get transaction(): Snapshot['transaction'] {
    return this.snapshot.transaction;
  }

  get isReadOnly(): boolean {
    return this.writes.size === 0;
  }

  claim(key: KeyBytes): void {
    if (this.claimed.has(key)) return;
    if (!this.locks.claim(key, this)) throw writeConflict();
    this.claimed.add(key);
  }

  holdCollection(catalogKey: KeyBytes): void {
    if (this.held.has(catalogKey)) return;
    if (!this.locks.hold(catalogKey, this)) throw writeConflict();
    this.held.add(catalogKey);
  }

  put(key: KeyBytes, value: Buffer | null): void {
    this.writes.set(key, value);
    this.epoch++;
  }

  countChange(collectionId: number, by: number): void {
    this.counts.set(collectionId, (this.counts.get(collectionId) ?? 0) + by);
  }

  /** Makes the writes visible to everyone; they are durable when store.durable() resolves. */
  commit(): void {
    this.store.putAll(this.writes);
    this.locks.applyCounts(this.counts);
    this.end('committed');
  }

  abort(): void {
    if (this.state === 'open') this.end('aborted');
  }

  private end(state: 'committed' | 'aborted'): void {
    this.state = state;
    this.locks.close(this, { claimed: this.claimed, held: this.held }, state === 'committed');
    this.snapshot.release();
    this.announceEnd();
  }
}

function writeConflict(): MongoError {
  return new MongoError(
    112,
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
  );
}
