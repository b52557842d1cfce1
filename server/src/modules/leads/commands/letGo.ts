import type { LeadTransition } from '@yinqiao/shared/domain';
import { closeStaffCard } from '../../outreach';
import { unitById } from '../../orgs';
import { closeTasks } from '../../tasks';
import type { HistoryEntry, Lead } from '../lead.model';
import { openDisputeOf } from '../verdicts/openDispute';
import { callLeadManager } from './callLeadManager';
import { callWaitingPools, freeRoom } from './freeRoom';
import { giveBackShare } from './giveBackShare';
import { historyOf, moveLead } from './moveLead';

const DAY_MS = 86_400_000;

export interface LettingGo {
  /** Where it goes. */
  transition: Extract<LeadTransition, 'return' | 'recycle' | 'pool' | 'hand_up'>;
  entries: HistoryEntry[];
  at: Date;
  /** The holder could not help it: the share it used is given back. */
  faultless: boolean;
  set?: Partial<Lead>;
  /** Replaces the buttons of the holder's card; null when the caller answers the card. */
  cardWord: string | null;
}

/** What a lead that nobody holds says of its holder. */
export const NOBODY = {
  staffId: null,
  givenBy: null,
  assignedAt: null,
  acceptBy: null,
  acceptedAt: null,
  lastActionAt: null,
  followUpBy: null,
} satisfies Partial<Lead>;

/**
 * The one way in which a lead that goes on leaves its holder, in the caller's transaction: place and share are given back, its
 * tasks are dropped, and it does not come to the same person again for a while. The book owner stays the book owner.
 */
export async function letGo(
  lead: Lead & { staffId: string },
  { transition, entries, at, faultless, set, cardWord }: LettingGo,
): Promise<Lead> {
  const unit = await unitById(lead.pool.poolUnitId);
  const pool = unit?.level === 'remote_desk' ? null : unit;
  const after = await moveLead(
    lead,
    transition,
    { ...NOBODY, ...(pool ? { unitPath: pool.unitPath } : {}), formerHolders: withHolder(lead, at), ...set },
    ...entries,
  );
  await leaveHolder(lead, { at, faultless, cardWord });
  return after;
}

/** What a holder no longer has when the lead has left: its tasks, its place, and the share where it was not their doing. */
export async function leaveHolder(
  lead: Lead & { staffId: string },
  { at, faultless, cardWord }: Pick<LettingGo, 'at' | 'faultless' | 'cardWord'>,
): Promise<void> {
  if (faultless) await giveBackShare(lead, at);
  await closeTasks({ kind: 'lead', id: lead._id }, 'dropped');
  if (cardWord) await closeStaffCard({ leadId: lead._id, assignmentNo: lead.assignmentNo, word: cardWord });
  await freeRoom(lead.staffId, lead.unitPath);
}

/** The same lead again with whoever lets it go among those it does not come back to for a while. */
export const withHolder = ({ formerHolders, staffId, terms }: Lead, at: Date): Lead['formerHolders'] => [
  ...formerHolders.filter((former) => former.staffId !== staffId && former.until > at),
  ...(staffId ? [{ staffId, until: new Date(at.getTime() + (terms?.coolOffDays ?? 0) * DAY_MS) }] : []),
];

/** What distribution may still do by itself: give the lead again, or leave it to a manager. */
const mayBeGivenAgain = ({ redistributions, terms }: Pick<Lead, 'redistributions' | 'terms'>): boolean =>
  redistributions < (terms?.mostRedistributions ?? 0);

/**
 * The holder's turn is over and distribution is next: it gives the lead again; or it has done so often enough, or a dispute about
 * the lead is open, and a manager decides by hand. In the caller's transaction.
 */
export async function passOn(
  lead: Lead & { staffId: string },
  going: Omit<LettingGo, 'transition' | 'set'> & { transition: 'return' | 'recycle' },
): Promise<Lead> {
  const disputed = (await openDisputeOf(lead._id)) !== null;
  if (!disputed && mayBeGivenAgain(lead)) {
    const waiting = await letGo(lead, { ...going, set: { redistributions: lead.redistributions + 1 } });
    if (!lead.unitPath.includes(`${lead.pool.poolUnitId}/`)) await callWaitingPools([lead.pool.poolUnitId]);
    return waiting;
  }
  const handedUp = { ...historyOf(lead, 'handed_up', going.at), staffId: null };
  const passed = await letGo(lead, { ...going, transition: 'hand_up', entries: [...going.entries, handedUp] });
  const given = `已自动分配 ${lead.redistributions + 1} 次，请人工决定`;
  await callLeadManager(passed, disputed ? '归属裁决未终局，请交给当事人以外的同事' : given);
  return passed;
}
