import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { type Approval, ApprovalModel } from '../approval.model';

/**
 * Takes back what still waits about a subject, in the transaction that reopens the subject. Who may reopen it is its owner's to say.
 * @throws AppError APPROVAL_DECIDED when nothing waits any more
 */
export async function withdrawApproval(actor: StaffActor, subject: Approval['subject']): Promise<void> {
  const change = { state: 'withdrawn' as const, decidedBy: actor.staffId, decidedAt: businessNow() };
  const waiting = { 'subject.kind': subject.kind, 'subject.id': subject.id, state: 'waiting' as const };
  const before = await ApprovalModel.findOneAndUpdate(waiting, { $set: change }).lean<Approval | null>();
  if (!before) throw new AppError('APPROVAL_DECIDED');
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'withdraw:Approval',
    subjects: [`Approval/${before._id}`, `${subject.kind}/${subject.id}`, `Unit/${before.unitId}`],
  });
}
