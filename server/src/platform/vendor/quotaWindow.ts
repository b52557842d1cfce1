/** What a vendor allows of one API: so many calls in any of its windows. */
export interface Limit {
  calls: number;
  seconds: number;
}

/** Urgency classes: a broadcast never uses what a callback or a card needs. */
export type Priority = 'urgent' | 'normal' | 'bulk';
const SHARES: Record<Priority, number> = { urgent: 1, normal: 0.85, bulk: 0.6 };

/** Parts of a window. More parts use the limit better and forbid bursts more. */
const SLICES = 12;

export interface Slice {
  /** Which one: windows are cut at the same instants by every process. */
  number: number;
  endsAt: Date;
  /** Calls that all processes together may make within it, by priority. */
  calls: (priority: Priority) => number;
}

/**
 * The slice of a limit's window at an instant. The vendor's windows begin when the vendor likes: an interval as long as one touches at
 * most one slice more than there are in it, so each is given that part of the limit, and no window of the vendor's can exceed it.
 */
export function sliceAt({ calls, seconds }: Limit, at: Date): Slice {
  const slices = Math.min(SLICES, Math.max(1, calls - 1));
  const length = (seconds * 1000) / slices;
  const number = Math.floor(at.getTime() / length);
  const most = Math.max(1, Math.floor(calls / (slices + 1)));
  return {
    number,
    endsAt: new Date(Math.ceil((number + 1) * length)),
    calls: (priority) => Math.max(1, Math.floor(most * SHARES[priority])),
  };
}
