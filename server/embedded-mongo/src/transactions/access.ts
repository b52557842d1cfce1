import type { KeyBytes } from '../bson/keys';
import type { View } from '../storage/view';

/** How a command reads and writes: straight on the store, or inside a transaction. */
export interface Access {
  readonly view: View;
  readonly inTransaction: boolean;
  /**
   * Announces the write of a key that others may also write (a record, a unique index entry, a catalog entry). Throws before
   * anything is written: WriteConflict inside a transaction, Locked outside of one.
   */
  claim(key: KeyBytes): void;
  /** Announces a write of documents into a collection, so that its catalog entry stays as it is until the transaction ends. */
  holdCollection(catalogKey: KeyBytes): void;
  put(key: KeyBytes, value: Buffer | null): void;
  /** Adds to the number of documents of a collection, when the write takes effect. */
  countChange(collectionId: number, by: number): void;
}

/** Thrown outside of transactions when an open transaction holds the key: wait for its end, then try the statement again. */
export class Locked extends Error {
  constructor(readonly ended: Promise<void>) {
    super('the key is held by an open transaction');
  }
}
