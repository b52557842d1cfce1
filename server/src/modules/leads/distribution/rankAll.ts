import { claimOf, compareClaims, type Round, type Sharer, type Standing, standingOf } from './fairShare';

/**
 * The rule read plainly: everybody compared with everybody, by `compareClaims` and then by lot. What `ShareQueue` says without
 * looking at everybody is what this says, and decisions of the first release, which drew lots anew for every lead, are made again by it.
 */
export function rankAll(round: Round, sharers: readonly Sharer[], lotOf: (sharer: Sharer) => string): Standing[] {
  const entries = sharers.map((sharer) => ({ sharer, claim: claimOf(round, sharer), lot: lotOf(sharer) }));
  entries.sort((a, b) => compareClaims(a.claim, b.claim) || (a.lot < b.lot ? -1 : 1));
  return entries.map(({ sharer }) => standingOf(round, sharer));
}
