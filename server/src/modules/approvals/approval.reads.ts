import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../platform/access';
import { type Approval, ApprovalModel } from './approval.model';
import { presentApprovals } from './approval.presenter';
import { decidableOf } from './approval.views';

/** The latest request about a subject as the viewer sees it, whose right to see the subject the caller has checked. */
export async function approvalOf(viewer: StaffActor, subject: Approval['subject']): Promise<Data<'approvals.decide'> | null> {
  const latest = await ApprovalModel.findOne({ 'subject.kind': subject.kind, 'subject.id': subject.id })
    .sort({ requestedAt: -1, _id: -1 })
    .lean<Approval | null>();
  if (!latest) return null;
  const [presented] = await presentApprovals([latest], viewer, await decidableOf(viewer, [latest]));
  return presented ?? null;
}
