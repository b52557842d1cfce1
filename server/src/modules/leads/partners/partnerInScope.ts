import { refuse, scope, type StaffActor } from '../../../platform/access';
import { type Partner, PartnerModel } from './partner.model';

/** A client the actor may see or keep; one out of scope is as unknown as none, and the attempt is audited. @throws AppError PARTNER_UNKNOWN */
export async function partnerInScope(actor: StaffActor, verb: 'read' | 'manage', partnerId: string): Promise<Partner> {
  const found = await PartnerModel.findOne({ $and: [scope(actor, verb, PartnerModel), { _id: partnerId }] }).lean<Partner | null>();
  return found ?? refuse(actor, { action: `${verb}:Partner`, subjects: [`Partner/${partnerId}`], code: 'PARTNER_UNKNOWN' });
}
