import { ApprovalDecided } from '../../../../events/approvals';
import { businessNow } from '../../../../platform/clock/clock';
import { moveReferenceStamp } from '../../../../platform/db/reference';
import { processor } from '../../../../platform/work';
import { activateDue } from '../commands/activateDue';
import { isStale } from '../policyInForce';
import { type PolicyVersion, PolicyVersionModel } from '../policyVersion.model';

/**
 * What a second person decided: sent back, a version waits for its author; approved, it gets the instant from which it holds.
 * That instant is never in the past: what was decided meanwhile was decided under the former rules and stays so.
 */
export const settlePolicyOnApprovalDecided = processor({
  kind: 'transaction',
  name: 'settlePolicyOnApprovalDecided',
  on: ApprovalDecided,
  lane: 'normal',
  key: ({ subjectId }) => subjectId,
  run: async ({ payload: { kind, approvalId, subjectId, decision, decidedBy, at } }) => {
    if (kind !== 'lead_policy') return;
    const waiting = { _id: subjectId, approvalId, state: 'submitted' as const };
    if (decision === 'rejected') {
      await PolicyVersionModel.updateOne(waiting, { $set: { state: 'rejected' }, $inc: { version: 1 } });
      return;
    }
    const version = await PolicyVersionModel.findOne(waiting).lean<PolicyVersion | null>();
    if (!version) return;
    // Another was approved in the same moment: what its author has to look at again goes back to its author.
    if (await isStale(version)) {
      await PolicyVersionModel.updateOne(waiting, { $set: { state: 'rejected' }, $inc: { version: 1 } });
      return;
    }
    const now = businessNow();
    const inForceFrom = version.effectiveAt && version.effectiveAt > now ? version.effectiveAt : now;
    const approved = { state: 'scheduled' as const, approvedBy: decidedBy, approvedAt: new Date(at), inForceFrom };
    await PolicyVersionModel.updateOne(waiting, { $set: approved, $inc: { version: 1 } });
    await moveReferenceStamp();
    await activateDue();
  },
});
