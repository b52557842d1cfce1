import type { Binary } from 'bson';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import { doc, type Doc } from '../bson/value';
import { MongoError } from '../errors';
import { prefixEnd, SESSIONS } from '../storage/layout';
import type { Store } from '../storage/store';
import type { LockTable } from '../transactions/lock-table';
import { Transaction } from '../transactions/transaction';
import type { SavedWrite, Session } from './session';

const SESSION_MS = 30 * 60_000;
const TRANSACTION_MS = 60_000;
const CLEAN_EVERY_MS = 5 * 60_000;

export function sessionId(lsid: Doc): string {
  return Buffer.from((lsid['id'] as Binary).buffer).toString('hex');
}

/** Sessions, their transactions, and the saved answers of their newest retryable writes. */
export class SessionTable {
  private readonly sessions = new Map<string, Session>();
  private lastClean = Date.now();

  constructor(
    private readonly store: Store,
    private readonly locks: LockTable,
  ) {}

  get size(): number {
    return this.sessions.size;
  }

  touch(id: string): Session {
    let session = this.sessions.get(id);
    if (!session) {
      const saved = this.load(id);
      session = { id, lastUse: 0, txnNumber: saved?.txnNumber ?? -1n, transaction: undefined, saved, running: undefined };
      this.sessions.set(id, session);
    }
    session.lastUse = Date.now();
    return session;
  }

  private load(id: string): SavedWrite | undefined {
    const bytes = this.store.latest.get(SESSIONS + id);
    if (!bytes) return undefined;
    const stored = decode(bytes);
    return {
      txnNumber: stored['txnNumber'] as bigint,
      done: stored['done'] as number,
      complete: stored['complete'] as boolean,
      reply: stored['reply'] as Doc,
    };
  }

  /** Stores the answer together with the writes it tells about: they are in the same atomic step. */
  save(session: Session, saved: SavedWrite): void {
    session.saved = saved;
    this.store.put(SESSIONS + session.id, encode(doc({ ...saved, at: new Date() })));
  }

  /** Opens a transaction; one left open with a lower number ends. Throws code 225 for a number already passed. */
  startTransaction(session: Session, txnNumber: bigint): Transaction {
    this.checkNumber(session, txnNumber);
    if (session.txnNumber === txnNumber) {
      throw new MongoError(117, `Cannot start transaction ${txnNumber}: it has already been started in this session`);
    }
    session.transaction?.abort();
    session.txnNumber = txnNumber;
    session.transaction = new Transaction(this.store, this.locks);
    return session.transaction;
  }

  checkNumber(session: Session, txnNumber: bigint): void {
    if (txnNumber >= session.txnNumber) return;
    throw new MongoError(
      225,
      `Cannot start transaction ${txnNumber} on session ${session.id} because a newer transaction ${session.txnNumber} has already started`,
    );
  }

  /** The open transaction of that number. Throws code 251 when there is none, 256 when it has been committed. */
  openTransaction(session: Session, txnNumber: bigint): Transaction {
    this.checkNumber(session, txnNumber);
    const { transaction } = session;
    if (session.txnNumber !== txnNumber || !transaction) {
      throw new MongoError(
        251,
        `Given transaction number ${txnNumber} does not match any in-progress transactions. The active transaction number is ${session.txnNumber}`,
      );
    }
    if (transaction.state === 'committed') throw new MongoError(256, `Transaction ${txnNumber} has been committed.`);
    if (transaction.state === 'aborted') throw new MongoError(251, `Transaction with { txnNumber: ${txnNumber} } has been aborted.`);
    return transaction;
  }

  /** Whether that transaction was committed, also before a restart of the server. */
  wasCommitted(session: Session, txnNumber: bigint): boolean {
    if (session.transaction && session.txnNumber === txnNumber) return session.transaction.state === 'committed';
    return session.saved?.txnNumber === txnNumber && session.saved.complete;
  }

  end(id: string): void {
    this.sessions.get(id)?.transaction?.abort();
    this.sessions.delete(id);
  }

  abortAll(): void {
    for (const session of this.sessions.values()) {
      session.transaction?.abort();
      session.saved = undefined;
    }
    this.sessions.clear();
  }

  /** Ends transactions that have been open for too long, and forgets sessions that have not been used for half an hour. */
  expire(): void {
    const now = Date.now();
    for (const session of this.sessions.values()) {
      const { transaction } = session;
      if (transaction?.state === 'open' && now - transaction.startedAt > TRANSACTION_MS) transaction.abort();
      if (now - session.lastUse > SESSION_MS) this.end(session.id);
    }
    if (now - this.lastClean > CLEAN_EVERY_MS) this.clean(now);
  }

  private clean(now: number): void {
    this.lastClean = now;
    const cursor = this.store.latest.range(SESSIONS, prefixEnd(SESSIONS));
    for (let next = cursor.next(); next; next = cursor.next()) {
      const at = decode(next.value)['at'] as Date;
      if (now - at.getTime() > SESSION_MS && !this.sessions.has(next.key.slice(SESSIONS.length))) this.store.put(next.key, null);
    }
    void this.store.durable().catch(() => undefined);
  }
}
