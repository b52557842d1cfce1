import type { Api, Data } from '@yinqiao/shared/contracts';
import type { ErrorCode } from '@yinqiao/shared/domain';
import { ApprovalDecided } from '../../../events/approvals';
import { refuse, scope, type StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { emit } from '../../../platform/work';
import { type Approval, ApprovalModel } from '../approval.model';
import { obstacleTo } from '../approvalChecks';
import { presentApprovals } from '../approval.presenter';

type Decision = Api['approvals.decide']['body'];

/**
 * Says yes or no to what somebody else asked for; of two deciders at once one is told that it is decided.
 * @throws AppError APPROVAL_UNKNOWN, APPROVAL_OWN, APPROVAL_AUTHOR, ACCESS_DENIED, APPROVAL_DECIDED, or what the subject's owner objects
 */
export async function decideApproval(actor: StaffActor, approvalId: string, body: Decision): Promise<Data<'approvals.decide'>> {
  const approval = await decidable(actor, approvalId);
  if (approval.state !== 'waiting') throw new AppError('APPROVAL_DECIDED');
  const change = {
    state: body.decision,
    decidedBy: actor.staffId,
    decidedAt: businessNow(),
    note: body.decision === 'rejected' ? body.note : null,
  };
  await transact(async () => {
    const obstacle = body.decision === 'approved' ? await obstacleTo(approval) : null;
    if (obstacle) throw new AppError(obstacle);
    const written = await ApprovalModel.updateOne({ _id: approvalId, state: 'waiting' }, { $set: change });
    if (written.modifiedCount !== 1) throw new AppError('APPROVAL_DECIDED');
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action: 'decide:Approval',
      subjects: [`Approval/${approvalId}`, `${approval.subject.kind}/${approval.subject.id}`, `Unit/${approval.unitId}`],
      detail: { decision: body.decision },
    });
    await emit(ApprovalDecided, {
      approvalId,
      kind: approval.kind,
      subjectKind: approval.subject.kind,
      subjectId: approval.subject.id,
      decision: body.decision,
      decidedBy: actor.staffId,
      at: change.decidedAt.toISOString(),
    });
  });
  const [presented] = await presentApprovals([{ ...approval, ...change }], actor, new Set());
  return presented!;
}

/** A request the actor may decide on; one out of scope is as unknown as none. Refusals are audited. */
async function decidable(actor: StaffActor, approvalId: string): Promise<Approval> {
  const found = await approvalFor(actor, 'decide', approvalId);
  if (found) return found;
  const code = refusalOf(actor, await approvalFor(actor, 'read', approvalId));
  return refuse(actor, { action: 'decide:Approval', subjects: [`Approval/${approvalId}`], code });
}

function refusalOf(actor: StaffActor, readable: Approval | null): ErrorCode {
  if (!readable) return 'APPROVAL_UNKNOWN';
  if (readable.requestedBy === actor.staffId) return 'APPROVAL_OWN';
  return readable.authors.includes(actor.staffId) ? 'APPROVAL_AUTHOR' : 'ACCESS_DENIED';
}

const approvalFor = (actor: StaffActor, verb: 'read' | 'decide', _id: string): Promise<Approval | null> =>
  ApprovalModel.findOne({ $and: [scope(actor, verb, ApprovalModel), { _id }] }).lean<Approval | null>();
