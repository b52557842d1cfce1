import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { RivalInsert } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { changeBookOwner } from '../../customers';
import { staffById } from '../../orgs';
import { planStaffNotices } from '../../outreach';
import { type BookClaim, BookClaimModel } from './bookClaim.model';

/**
 * The customer's word on a proposal, in the caller's transaction: yes moves the book from this moment on, no leaves it. Whoever
 * proposed it and whoever was proposed are told. @throws AppError BOOK_CLAIM_UNKNOWN
 */
export async function answerClaim(personId: string, claimId: string, agrees: boolean): Promise<{ text: string }> {
  const at = businessNow();
  const claim = await BookClaimModel.findOne({ _id: claimId, personId, state: 'waiting', until: { $gt: at } }).lean<BookClaim | null>();
  const staff = claim && (await staffById(claim.staffId));
  if (!claim || staff?.status !== 'active') throw new AppError('BOOK_CLAIM_UNKNOWN');
  const state = agrees ? 'agreed' : 'declined';
  const written = await BookClaimModel.updateOne({ _id: claimId, state: 'waiting' }, { $set: { state, answeredAt: at } });
  if (written.modifiedCount !== 1) throw new RivalInsert('the proposal was answered at the same moment');
  const actor = { kind: 'customer' as const, id: personId };
  if (agrees) await changeBookOwner({ personId, staffId: claim.staffId, source: 'claim', at, actor });
  await audit({ actor, action: 'answer:BookClaim', subjects: [`BookClaim/${claimId}`, `Customer/${personId}`], detail: { agrees } });
  await tell(claim, staff.name, agrees);
  return { text: agrees ? `好的，今后由${staff.name}为您服务` : '好的，保持现在的安排' };
}

async function tell({ staffId, proposedBy, leadId }: BookClaim, name: string, agrees: boolean): Promise<void> {
  const title = agrees ? '认领已由客户确认' : '客户没有同意认领';
  const lines = [agrees ? `管户从现在起归${name}` : `${name}的认领不生效，管户不变`];
  const manager = {
    staffId: proposedBy,
    notice: { title, lines, path: leadId ? `/console.html#/leads/${leadId}` : '/console.html#/leads' },
  };
  await planStaffNotices([manager, ...(agrees ? [{ staffId, notice: { title, lines, path: '/workbench.html#/' } }] : [])]);
}
