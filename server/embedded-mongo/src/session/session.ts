import type { Doc } from '../bson/value';
import type { Transaction } from '../transactions/transaction';

/** The answer to a retryable write, kept so that a repetition gets the same one. */
export interface SavedWrite {
  txnNumber: bigint;
  /** How many statements of the command have been executed. */
  done: number;
  complete: boolean;
  reply: Doc;
}

/** What the server knows of a client's logical session. */
export interface Session {
  id: string;
  lastUse: number;
  txnNumber: bigint;
  transaction: Transaction | undefined;
  saved: SavedWrite | undefined;
  /** The retryable write being executed now, if any: a repetition waits for it. */
  running: Promise<unknown> | undefined;
}
