import { canMoveLead, type LeadTransition, leadTransitions, openLeadStates } from '@yinqiao/shared/domain';
import { RivalInsert } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { type HistoryEntry, type Lead, LeadModel } from '../lead.model';

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
export function assertCan(lead: Lead, transition: LeadTransition): void {
  if (!canMoveLead(lead.state, transition)) throw new AppError('LEAD_STATE_CHANGED');
}

/**
 * Moves a lead along the transition table, guarded by its state and assignment, and writes its history.
 * @throws AppError LEAD_STATE_CHANGED when the table has no such transition from here
 */
export async function moveLead(
  lead: Lead,
  transition: LeadTransition,
  set: Partial<Lead>,
  entry: HistoryEntry,
  push: { returnedBy?: string } = {},
): Promise<Lead> {
  assertCan(lead, transition);
  const { to } = leadTransitions[transition];
  const changes = { ...set, state: to, open: openLeadStates.includes(to) };
  await writeLead(lead, { $set: changes, $push: { history: entry, ...push } });
  return { ...lead, ...changes, history: [...lead.history, entry] };
}

/** A write that keeps the state. A rival of this very moment makes the transaction run again. */
export async function writeLead(lead: Lead, update: { $set?: Partial<Lead>; $inc?: { attempts: number }; $push: object }): Promise<void> {
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
