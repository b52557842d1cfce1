import type { KeyBytes } from '../bson/keys';
import type { Store } from '../storage/store';
import { type Access, Locked } from './access';
import type { LockTable } from './lock-table';

/** Reads the newest state and writes straight into it, one atomic step at a time. */
export class DirectAccess implements Access {
  readonly inTransaction = false;

  constructor(
    private readonly store: Store,
    private readonly locks: LockTable,
    private readonly onCount: (collectionId: number, by: number) => void,
  ) {}

  get view(): Store['latest'] {
    return this.store.latest;
  }

  claim(key: KeyBytes): void {
    const blocker = this.locks.blocker(key);
    if (blocker) throw new Locked(blocker.ended);
  }

  /** Documents wait only for a transaction that changes the collection itself; two transactions may both hold it. */
  holdCollection(catalogKey: KeyBytes): void {
    const owner = this.locks.owner(catalogKey);
    if (owner) throw new Locked(owner.ended);
  }

  put(key: KeyBytes, value: Buffer | null): void {
    // Noted where it happens: a write that is refused after its claim has changed nothing an open transaction could conflict with.
    this.locks.noteWrite(key);
    this.store.put(key, value);
  }

  countChange(collectionId: number, by: number): void {
    this.onCount(collectionId, by);
  }
}
