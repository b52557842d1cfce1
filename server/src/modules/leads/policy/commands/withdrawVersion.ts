import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { moveReferenceStamp } from '../../../../platform/db/reference';
import { transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { withdrawApproval } from '../../../approvals';
import { latestApproved } from '../policyInForce';
import type { PolicyVersion } from '../policyVersion.model';
import { changeVersion, refuseUnless, versionInScope } from '../versionInScope';
import { asOneDraft } from './saveDraft';

/**
 * Takes back what waits for a second person, or for its time. What has taken force is only replaced.
 * @throws AppError POLICY_UNKNOWN, ACCESS_DENIED, POLICY_STATE_CHANGED, REQUEST_VERSION_STALE, APPROVAL_DECIDED, POLICY_DRAFT_EXISTS
 */
export async function withdrawVersion(actor: StaffActor, versionId: string, version: number): Promise<Data<'policies.withdraw'>> {
  const found = await versionInScope(actor, 'edit', versionId);
  refuseUnless(found, version, ['submitted', 'scheduled']);
  if (hasTakenForce(found) || (await hasSuccessor(found))) throw new AppError('POLICY_STATE_CHANGED');
  await asOneDraft(() =>
    transact(async () => {
      if (found.state === 'submitted') await withdrawApproval(actor, { kind: 'PolicyVersion', id: versionId });
      else await moveReferenceStamp();
      await changeVersion(found, { state: 'draft', approvalId: null, approvedBy: null, approvedAt: null, inForceFrom: null });
      await audit({
        actor: { kind: 'staff', id: actor.staffId },
        action: 'withdraw:PolicyVersion',
        subjects: [`PolicyVersion/${versionId}`, `Unit/${found.unitId}`],
        detail: { number: found.number, from: found.state },
      });
    }),
  );
  return { versionId, version: version + 1, state: 'draft' };
}

/** Another version was approved upon it. */
const hasSuccessor = async ({ _id, unitId, state }: PolicyVersion): Promise<boolean> =>
  state === 'scheduled' && (await latestApproved(unitId))?._id !== _id;

/** Its time may have come before any cron saw it. */
const hasTakenForce = ({ inForceFrom }: PolicyVersion): boolean => inForceFrom !== null && inForceFrom <= businessNow();
