import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { type Approval, ApprovalModel } from '../approval.model';

type Request = Pick<Approval, 'kind' | 'subject' | 'unitId' | 'unitPath' | 'summary' | 'facts' | 'authors'>;

/**
 * Asks for a second person, in the transaction that brings the subject into its waiting state.
 * @param request its summary and facts are words for the decider and carry no personal data
 * @returns the id of the request
 * @throws AppError APPROVAL_WAITING when one about the subject waits already
 */
export async function requestApproval(actor: StaffActor, request: Request): Promise<string> {
  const approvalId = newId('apr');
  const asked = { requestedBy: actor.staffId, requestedByRole: actor.role, requestedAt: businessNow() };
  try {
    await insert(ApprovalModel, [
      { _id: approvalId, ...request, ...asked, state: 'waiting', decidedBy: null, decidedAt: null, note: null },
    ]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new AppError('APPROVAL_WAITING');
    throw error;
  }
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'request:Approval',
    subjects: [`Approval/${approvalId}`, `${request.subject.kind}/${request.subject.id}`, `Unit/${request.unitId}`],
    detail: { kind: request.kind },
  });
  return approvalId;
}
