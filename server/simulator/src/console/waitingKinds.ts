import { friendRequests } from './waiting/friendRequests';

interface WaitingRow {
  /** The member whose turn it is. */
  member: string;
  what: string;
  /** Unix seconds by the clock on the wall. */
  at: number;
  acts: { words: string; act: () => Promise<unknown> }[];
}

/** Things that wait for a member in the client. */
export interface WaitingKind {
  title: string;
  emptyWords: string;
  list(): Promise<WaitingRow[]>;
}

/** One line a kind. */
export const waitingKinds: readonly WaitingKind[] = [friendRequests];
