import { scope, type StaffActor } from '../../platform/access';
import { audit } from '../../platform/audit';
import { AppError } from '../../platform/http/AppError';
import { DecisionModel } from './decision.model';
import { type Lead, LeadModel } from './lead.model';

/**
 * A lead within the reader's scope. What is out of scope does not exist for the reader; the attempt is audited.
 * @throws AppError LEAD_UNKNOWN
 */
export async function readableLead(actor: StaffActor, leadId: string): Promise<Lead> {
  const lead = await LeadModel.findOne({ $and: [scope(actor, 'read', LeadModel), { _id: leadId }] }).lean<Lead | null>();
  return lead ?? refuse(actor, leadId, 'read:Lead');
}

/**
 * Lets a member act on a lead they follow. Called before the command's transaction, so that a refusal's audit entry stays.
 * @throws AppError LEAD_NOT_YOURS when it was theirs once, LEAD_UNKNOWN otherwise
 */
export async function assertWorks(actor: StaffActor, leadId: string): Promise<void> {
  const lead = await LeadModel.findOne({ $and: [scope(actor, 'work', LeadModel), { _id: leadId }] })
    .select({ _id: 1 })
    .lean();
  if (lead) return;
  if (await DecisionModel.findOne({ leadId, staffId: actor.staffId }).select({ _id: 1 }).lean()) throw new AppError('LEAD_NOT_YOURS');
  await refuse(actor, leadId, 'work:Lead');
}

async function refuse(actor: StaffActor, leadId: string, action: string): Promise<never> {
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action,
    subjects: [`Lead/${leadId}`],
    outcome: 'refused',
    reason: 'LEAD_UNKNOWN',
  });
  throw new AppError('LEAD_UNKNOWN');
}
