import type { LeadTransition } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { RivalInsert } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { callLeadManager } from '../commands/callLeadManager';
import { letGo } from '../commands/letGo';
import { pooling } from '../commands/poolLead';
import { transferLead } from '../commands/transferLead';
import { type Lead, LeadModel } from '../lead.model';
import { remoteTeam, teamOf } from '../roster';
import { type LeadTransfer, LeadTransferModel, type TransferredLead, UNDO_MS } from './leadTransfer.model';
import { openDisputeOf } from '../verdicts/openDispute';
import { candidateOf, whyNotTo } from './receiver';

export interface Undone extends Record<string, unknown> {
  transferId: string;
  undone: number;
  /** Accepted or moved on since, or the former holder has no room. */
  kept: number;
}

const CARD_WORD = '已撤销改派';

/**
 * Takes a transfer back: each lead that nobody has touched since goes where it was. In the caller's transaction.
 * @throws AppError TRANSFER_UNKNOWN, TRANSFER_TOO_LATE
 */
export async function undoTransfer(actor: StaffActor, transferId: string): Promise<Undone> {
  const at = businessNow();
  const transfer = await LeadTransferModel.findOne({ _id: transferId, byStaffId: actor.staffId }).lean<LeadTransfer | null>();
  if (!transfer) throw new AppError('TRANSFER_UNKNOWN');
  if (transfer.undoneAt || at.getTime() - transfer.at.getTime() > UNDO_MS) throw new AppError('TRANSFER_TOO_LATE');
  let undone = 0;
  for (const one of transfer.leads) undone += Number(await putBack(actor, transfer, one, at));
  if (undone === 0) throw new AppError('TRANSFER_TOO_LATE');
  const written = await LeadTransferModel.updateOne({ _id: transferId, undoneAt: null }, { $set: { undoneAt: at } });
  if (written.modifiedCount !== 1) throw new RivalInsert('the transfer was taken back at the same moment');
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'undo:LeadTransfer',
    subjects: [`LeadTransfer/${transferId}`, ...transfer.leads.map(({ leadId }) => `Lead/${leadId}`)],
    detail: { undone },
  });
  return { transferId, undone, kept: transfer.leads.length - undone };
}

async function putBack(actor: StaffActor, transfer: LeadTransfer, one: TransferredLead, at: Date): Promise<boolean> {
  const lead = await LeadModel.findById(one.leadId).lean<Lead | null>();
  if (lead?.state !== 'assigned' || lead.assignmentNo !== one.assignmentNo || !lead.staffId) return false;
  // What was disputed since stays with the party who has it; what was given away meanwhile goes back to whom it was taken from.
  const dispute = await openDisputeOf(lead._id);
  if (dispute?.partyIds.includes(lead.staffId)) return false;
  if (one.fromStaffId) return putBackTo(one.fromStaffId, actor, transfer, lead, at);
  const fromState = dispute ? 'new' : one.fromState;
  await putBackUnheld({ ...lead, staffId: lead.staffId }, { ...one, fromState }, actor, transfer, at);
  return true;
}

async function putBackTo(staffId: string, actor: StaffActor, transfer: LeadTransfer, lead: Lead, at: Date): Promise<boolean> {
  const teams = [await teamOf(actor.unitPath), await remoteTeam()];
  const member = teams.flatMap(({ members }) => members).find(({ rm }) => rm._id === staffId);
  if (!member) return false;
  const rm = await candidateOf(member, at);
  if (whyNotTo(rm, member.rm.name, lead, null)) return false;
  await transferLead(lead, { to: { member, rm }, by: { staffId: actor.staffId, reason: transfer.reason }, what: 'taken_back', at });
  return true;
}

const BACK: Partial<Record<Lead['state'], Extract<LeadTransition, 'recycle' | 'pool' | 'hand_up'>>> = {
  waiting: 'recycle',
  pooled: 'pool',
  new: 'hand_up',
};

async function putBackUnheld(
  lead: Lead & { staffId: string },
  { fromState }: TransferredLead,
  { staffId: byStaffId }: StaffActor,
  { reason }: LeadTransfer,
  at: Date,
): Promise<void> {
  const transition = BACK[fromState] ?? 'hand_up';
  const entry = { at, what: 'taken_back' as const, staffId: lead.staffId, assignmentNo: lead.assignmentNo, code: reason, byStaffId };
  const inPool = transition === 'pool' ? pooling(lead, 'nobody_to_serve', at).set : {};
  // Nobody had it for long enough to be kept from it.
  const set = { ...inPool, formerHolders: lead.formerHolders };
  const after = await letGo(lead, { transition, entries: [entry], at, faultless: true, cardWord: CARD_WORD, set });
  if (transition === 'hand_up') await callLeadManager(after, '改派已撤销，请人工决定');
}
