import { businessNow } from '../../../platform/clock/clock';
import { scope, type StaffActor } from '../../../platform/access';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { AppError } from '../../../platform/http/AppError';
import type { Call } from '../../../platform/http/route';
import { personsOnLists } from '../../customers';
import { transferLead } from '../commands/transferLead';
import { type Lead, LeadModel } from '../lead.model';
import { licencesOfLead } from '../licencesOfLead';
import { type LeadTransfer, LeadTransferModel, UNDO_MS } from './leadTransfer.model';
import { openDisputeOf } from '../verdicts/openDispute';
import { candidateOf, type Receiver, whyNotTo } from './receiver';

export interface Transferred extends Record<string, unknown> {
  transferId: string;
  moved: number;
  refused: { leadId: string; text: string }[];
  undoUntil: string;
}

/**
 * Gives leads of the manager's units to one RM, in the caller's transaction. What has moved on meanwhile, or cannot go to them,
 * stays where it is and is told.
 * @throws AppError LEAD_UNKNOWN when one of them is not in the manager's units
 */
export async function transferLeads(actor: StaffActor, { member }: Receiver, body: Call<'leads.transfer'>['body']): Promise<Transferred> {
  const at = businessNow();
  const ids = body.leads.map(({ leadId }) => leadId);
  const found = await LeadModel.find({ $and: [scope(actor, 'transfer', LeadModel), { _id: { $in: ids } }] }).lean<Lead[]>();
  const listed = await personsOnLists(found.map(({ personId }) => personId));
  const refused: Transferred['refused'] = [];
  const moved: LeadTransfer['leads'] = [];
  for (const { leadId, assignmentNo } of body.leads) {
    const lead = found.find(({ _id }) => _id === leadId);
    if (!lead) throw new AppError('LEAD_UNKNOWN');
    const rm = await candidateOf(member, at);
    const hindrance = { needed: await licencesOfLead(lead, at), dispute: await openDisputeOf(leadId) };
    const text = whyStays(lead, assignmentNo, listed) ?? whyNotTo(rm, member.rm.name, lead, hindrance);
    if (text) {
      refused.push({ leadId, text });
      continue;
    }
    const given = await transferLead(lead, {
      to: { member, rm },
      by: { staffId: actor.staffId, reason: body.reason },
      what: 'transferred',
      at,
    });
    moved.push({ leadId, assignmentNo: given.assignmentNo, fromState: lead.state, fromStaffId: lead.staffId });
  }
  const transferId = newId('ltr');
  const { staffId: byStaffId, unitPath } = actor;
  const transfer = {
    _id: transferId,
    byStaffId,
    unitPath,
    toStaffId: member.rm._id,
    reason: body.reason,
    at,
    leads: moved,
    undoneAt: null,
  };
  if (moved.length > 0) await insert(LeadTransferModel, [transfer]);
  return { transferId, moved: moved.length, refused, undoUntil: new Date(at.getTime() + UNDO_MS).toISOString() };
}

/** Why a lead goes to nobody, in words. */
function whyStays(lead: Lead, seenNo: number, listed: ReadonlySet<string>): string | null {
  if (lead.assignmentNo !== seenNo) return '刚刚有变化，请看最新状态';
  return listed.has(lead.personId) ? '客户不在营销范围，不再分配' : null;
}
