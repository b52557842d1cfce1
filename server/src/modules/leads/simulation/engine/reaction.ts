import type { LeadToPlace } from '../../distribution/leadToPlace';
import type { Terms } from '../../life/terms';
import type { OpenLead } from './openLead';

/** What comes of an assignment, in opening minutes from it. */
export interface Said {
  /** How the holder's turn ends, and after how long; null for a lead that stays in hand. */
  leaves: 'ended' | 'returned' | 'recycled' | null;
  leavesAfter: number;
  /** When promises were not kept; null for those that were. */
  missed: { accept: number | null; contact: number | null };
}

/**
 * What the holder of this turn does under these terms: as the lead's own history says, but for a lead that lies for too long,
 * which the clocks take back before.
 */
export function reactionOf({ source: { reactions }, holders }: OpenLead, { accept, contact, recycle }: Terms): Said {
  const reaction = reactions[Math.min(holders, reactions.length) - 1];
  if (!reaction) throw new Error('a lead has one reaction at least');
  const after = reaction.does === 'nothing' ? Infinity : reaction.after;
  const missedAccept = after > accept ? accept : null;
  if (after > accept + recycle) {
    return { leaves: 'recycled', leavesAfter: accept + recycle, missed: { accept: missedAccept, contact: null } };
  }
  if (reaction.does !== 'accepts') return { leaves: 'returned', leavesAfter: after, missed: { accept: missedAccept, contact: null } };
  const { contactAfter, holds } = reaction;
  const missedContact = contactAfter !== null && contactAfter > contact ? after + contact : null;
  const missed = { accept: missedAccept, contact: missedContact };
  return holds === null ? { leaves: null, leavesAfter: 0, missed } : { leaves: 'ended', leavesAfter: after + holds, missed };
}

/** A lead as distribution sees it at its turn: those who had it of late do not get it again. */
export const turnOf = ({ toPlace, former }: OpenLead, at: Date): LeadToPlace =>
  former.length === 0 ? toPlace : { ...toPlace, returnedBy: former.filter(({ until }) => until > at).map(({ staffId }) => staffId) };
