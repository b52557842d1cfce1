import { addOpeningMinutes, type OpeningHours } from '../../../orgs';
import type { LeadToPlace } from '../../distribution/leadToPlace';
import type { Terms } from '../../life/terms';
import type { OpenLead } from './openLead';
import type { Reaction } from './plan';

/** What comes of an assignment, and when. */
export interface Said {
  /** How the holder's turn ends: by what they do, by a clock that ran out, or because they let lie what they had begun. */
  leaves: 'ended' | 'returned' | 'recycled' | 'let_lie';
  at: Date;
  /** When a promise was broken: the instant at which it was due, whether or not it was kept later. */
  missed: { accept: Date | null; contact: Date | null };
}

/** An assignment: when, in whose hours, and whether it was taken from the open pool. */
interface Given {
  at: Date;
  hours: OpeningHours;
  grabbed: boolean;
}

type Accepts = Extract<Reaction, { does: 'accepts' }>;
const DAY_MS = 86_400_000;

/**
 * What the holder of this turn does under these terms. What they do is the lead's own history; what the clocks do is not, so that
 * a lead that was taken back then is taken back here by the clocks of the policy that is tried.
 */
export function reactionOf({ source: { reactions }, holders }: OpenLead, terms: Terms, given: Given): Said {
  const reaction = reactions[Math.min(holders, reactions.length) - 1];
  if (!reaction) throw new Error('a lead has one reaction at least');
  const by = (minutes: number) => addOpeningMinutes(given.hours, given.at, minutes);
  const { accept, recycle } = terms;
  const after = given.grabbed ? 0 : reaction.does === 'nothing' ? Infinity : reaction.after;
  const missedAccept = after > accept ? by(accept) : null;
  if (after > accept + recycle) return { leaves: 'recycled', at: by(accept + recycle), missed: { accept: missedAccept, contact: null } };
  if (reaction.does === 'returns') return { leaves: 'returned', at: by(reaction.after), missed: { accept: missedAccept, contact: null } };
  const held: Accepts = reaction.does === 'accepts' ? { ...reaction, after } : { does: 'accepts', after, contactAfter: null, holds: null };
  const { missedContact, ...rest } = afterAcceptance(held, terms, given);
  return { ...rest, missed: { accept: missedAccept, contact: missedContact } };
}

/** From acceptance on: the time to the first contact, which an attempt in vain begins anew, and then the days without any action. */
function afterAcceptance(
  { after, contactAfter, holds, tries = [], acts = [], returned }: Accepts,
  { contact, recycle, grabContact, idleDays }: Terms,
  { at, hours, grabbed }: Given,
): Omit<Said, 'missed'> & { missedContact: Date | null } {
  const by = (minutes: number) => addOpeningMinutes(hours, at, after + minutes);
  const reached = contactAfter ?? Infinity;
  const ends = holds ?? Infinity;
  const over = returned ? 'returned' : 'ended';
  let [due, grace] = grabbed ? [grabContact, 0] : [contact, recycle];
  let missedContact: Date | null = null;
  for (const act of [...tries.filter((one) => one < Math.min(reached, ends)), Math.min(reached, ends)]) {
    if (act > due) missedContact ??= by(due);
    if (act > due + grace) return { leaves: grabbed && grace === 0 ? 'let_lie' : 'recycled', at: by(due + grace), missedContact };
    [due, grace] = [act + contact, recycle];
  }
  if (ends <= reached) return { leaves: over, at: by(ends), missedContact };
  let last = reached;
  for (const act of [...acts.filter((one) => one > reached && one < ends), ends]) {
    const lies = addOpeningMinutes(hours, new Date(by(last).getTime() + idleDays * DAY_MS), 0);
    if (act === Infinity || by(act) > lies) return { leaves: 'let_lie', at: lies, missedContact };
    last = act;
  }
  return { leaves: over, at: by(ends), missedContact };
}

/** A lead as distribution sees it at its turn: those who had it of late do not get it again. */
export const turnOf = ({ toPlace, former }: OpenLead, at: Date): LeadToPlace =>
  former.length === 0 ? toPlace : { ...toPlace, returnedBy: former.filter(({ until }) => until > at).map(({ staffId }) => staffId) };
