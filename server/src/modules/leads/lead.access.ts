import { refuse, scope, type StaffActor } from '../../platform/access';
import { AppError } from '../../platform/http/AppError';
import { type Lead, LeadModel } from './lead.model';

/**
 * A lead within the reader's scope. What is out of scope does not exist for the reader; the attempt is audited.
 * @throws AppError LEAD_UNKNOWN
 */
export async function readableLead(actor: StaffActor, leadId: string): Promise<Lead> {
  const lead = await LeadModel.findOne({ $and: [scope(actor, 'read', LeadModel), { _id: leadId }] }).lean<Lead | null>();
  return lead ?? refuse(actor, { action: 'read:Lead', subjects: [`Lead/${leadId}`], code: 'LEAD_UNKNOWN' });
}

/**
 * Lets a member act on a lead they follow. What is refused, also by the act itself, is audited outside its transaction.
 * @throws AppError LEAD_NOT_YOURS when it was theirs once, LEAD_UNKNOWN otherwise
 */
export async function asHolder<T>(actor: StaffActor, leadId: string, act: () => Promise<T>): Promise<T> {
  const lead = await LeadModel.findOne({ $and: [scope(actor, 'work', LeadModel), { _id: leadId }] })
    .select({ _id: 1 })
    .lean();
  if (!lead) return refuseWork(actor, leadId, (await wasHolder(actor, leadId)) ? 'LEAD_NOT_YOURS' : 'LEAD_UNKNOWN');
  try {
    return await act();
  } catch (error) {
    // Given to a colleague at this very moment, or an assignment of before.
    if (error instanceof AppError && error.code === 'LEAD_NOT_YOURS') return refuseWork(actor, leadId, error.code);
    throw error;
  }
}

const wasHolder = async ({ staffId }: StaffActor, leadId: string): Promise<boolean> =>
  (await LeadModel.exists({ _id: leadId, 'history.staffId': staffId })) !== null;

const refuseWork = (actor: StaffActor, leadId: string, code: 'LEAD_NOT_YOURS' | 'LEAD_UNKNOWN'): Promise<never> =>
  refuse(actor, { action: 'work:Lead', subjects: [`Lead/${leadId}`], code });
