import type { KeyBytes } from '../bson/keys';
import type { Transaction } from './transaction';

/**
 * First writer wins. A key is claimed by the first open transaction that writes it; a key written by somebody else after a
 * transaction's snapshot can no longer be claimed by it.
 */
export class LockTable {
  private readonly owners = new Map<KeyBytes, Transaction>();
  private readonly holders = new Map<KeyBytes, Set<Transaction>>();
  private readonly lastWrites = new Map<KeyBytes, number>();
  private readonly openTransactions = new Set<Transaction>();
  private sequence = 0;

  constructor(private readonly onCounts: (collectionId: number, by: number) => void) {}

  /** Registers an open transaction and returns the sequence number its snapshot stands at. */
  open(transaction: Transaction): number {
    this.openTransactions.add(transaction);
    return this.sequence;
  }

  get transactions(): ReadonlySet<Transaction> {
    return this.openTransactions;
  }

  claim(key: KeyBytes, transaction: Transaction): boolean {
    const owner = this.owners.get(key);
    if (owner && owner !== transaction) return false;
    if (this.writtenAfter(key, transaction) || this.heldByOthers(key, transaction)) return false;
    this.owners.set(key, transaction);
    return true;
  }

  hold(catalogKey: KeyBytes, transaction: Transaction): boolean {
    const owner = this.owners.get(catalogKey);
    if ((owner && owner !== transaction) || this.writtenAfter(catalogKey, transaction)) return false;
    const holders = this.holders.get(catalogKey) ?? new Set();
    this.holders.set(catalogKey, holders.add(transaction));
    return true;
  }

  /** The open transaction that has written this key. */
  owner(key: KeyBytes): Transaction | undefined {
    return this.owners.get(key);
  }

  /** The open transaction that keeps a direct write of this key waiting. */
  blocker(key: KeyBytes): Transaction | undefined {
    if (this.openTransactions.size === 0) return undefined;
    return this.owners.get(key) ?? this.holders.get(key)?.values().next().value;
  }

  /** Remembers a direct write for the snapshots that are older than it. */
  noteWrite(key: KeyBytes): void {
    if (this.openTransactions.size > 0) this.lastWrites.set(key, ++this.sequence);
  }

  applyCounts(counts: ReadonlyMap<number, number>): void {
    counts.forEach((by, collectionId) => this.onCounts(collectionId, by));
  }

  close(transaction: Transaction, keys: { claimed: Set<KeyBytes>; held: Set<KeyBytes> }, committed: boolean): void {
    this.openTransactions.delete(transaction);
    if (committed) this.sequence++;
    for (const key of keys.claimed) {
      this.owners.delete(key);
      if (committed) this.lastWrites.set(key, this.sequence);
    }
    for (const key of keys.held) this.release(key, transaction);
    if (this.openTransactions.size === 0) this.lastWrites.clear();
  }

  private release(key: KeyBytes, transaction: Transaction): void {
    const holders = this.holders.get(key);
    holders?.delete(transaction);
    if (holders?.size === 0) this.holders.delete(key);
  }

  private writtenAfter(key: KeyBytes, transaction: Transaction): boolean {
    return (this.lastWrites.get(key) ?? 0) > transaction.sequence;
  }

  private heldByOthers(key: KeyBytes, transaction: Transaction): boolean {
    const holders = this.holders.get(key);
    return holders !== undefined && (holders.size > 1 || !holders.has(transaction));
  }
}
