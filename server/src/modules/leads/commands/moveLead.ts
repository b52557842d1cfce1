import { canMoveLead, heldLeadStates, type LeadTransition, leadTransitions, openLeadStates } from '@yinqiao/shared/domain';
import { RivalInsert } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { type HistoryEntry, type Lead, LeadModel } from '../lead.model';
import { clockAfter, type RunningClock } from '../life/ticksOf';
import { openingHoursOf } from '../roster';

/**
 * The lead as its holder may change it, read in the command's transaction.
 * @throws AppError LEAD_NOT_YOURS when the assignment is not this member's, or not any more
 */
export async function heldLead(staffId: string, leadId: string, assignmentNo: number): Promise<Lead> {
  const lead = await LeadModel.findById(leadId).lean<Lead | null>();
  if (!lead || lead.staffId !== staffId || lead.assignmentNo !== assignmentNo) throw new AppError('LEAD_NOT_YOURS');
  return lead;
}

/** @throws AppError LEAD_STATE_CHANGED when the table has no such transition from here */
export function assertCan(lead: Pick<Lead, 'state'>, transition: LeadTransition): void {
  if (!canMoveLead(lead.state, transition)) throw new AppError('LEAD_STATE_CHANGED');
}

/**
 * Moves a lead along the transition table, guarded by its state and assignment, writes its history and starts its next clock.
 * @throws AppError LEAD_STATE_CHANGED when the table has no such transition from here
 */
export async function moveLead(lead: Lead, transition: LeadTransition, set: Partial<Lead>, ...entries: HistoryEntry[]): Promise<Lead> {
  assertCan(lead, transition);
  const { to } = leadTransitions[transition];
  const moved: Lead = { ...lead, ...set, state: to, open: openLeadStates.includes(to), history: [...lead.history, ...entries] };
  const clock = await clockOf(moved, 0);
  const changes = { ...set, state: to, open: moved.open, ...clock };
  await writeLead(lead, { $set: changes, $push: { history: { $each: entries } } });
  return { ...moved, ...clock };
}

/** The clock of a lead, of which so many steps are done; by the hours of whoever holds it. */
export async function clockOf(lead: Lead, fired: number, notBefore?: Date): Promise<RunningClock> {
  const holder = heldLeadStates.includes(lead.state) ? lead.staffId : null;
  return clockAfter(lead, holder ? await openingHoursOf(holder) : null, fired, notBefore);
}

/** A write that keeps the state. A rival of this very moment makes the transaction run again. */
export async function writeLead(lead: Lead, update: { $set?: Partial<Lead>; $inc?: { attempts: number }; $push?: object }): Promise<void> {
  const written = await LeadModel.updateOne({ _id: lead._id, state: lead.state, assignmentNo: lead.assignmentNo }, update);
  if (written.modifiedCount !== 1) throw new RivalInsert(`the lead ${lead._id} moved at the same moment`);
}

/** One line of history, by and about the current assignment. */
export const historyOf = (lead: Lead, what: HistoryEntry['what'], at: Date, code: HistoryEntry['code'] = null): HistoryEntry => ({
  at,
  what,
  staffId: lead.staffId,
  assignmentNo: lead.assignmentNo,
  code,
});
