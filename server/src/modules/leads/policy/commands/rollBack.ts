import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../../../platform/access';
import { newId } from '../../../../platform/db/ids';
import { AppError } from '../../../../platform/http/AppError';
import { once } from '../../../../platform/http/idempotency';
import { unitById } from '../../../orgs';
import { PolicyVersionModel, type PolicyVersion } from '../policyVersion.model';
import { versionInScope } from '../versionInScope';
import { newVersion } from './beginDraft';
import { askFor, auditSubmission } from './submitDraft';

/**
 * Asks for a new version equal to one that was in force before. It replaces nothing by itself: a second person decides on it
 * like on any other, and no draft is in its way.
 * @throws AppError POLICY_UNKNOWN, ACCESS_DENIED, POLICY_STATE_CHANGED, POLICY_INVALID when it does not fit (any more), POLICY_UNCHANGED
 */
export async function rollBack(actor: StaffActor, versionId: string, key: string): Promise<Data<'policies.rollBack'>> {
  const found = await versionInScope(actor, 'edit', versionId);
  if (found.state !== 'replaced') throw new AppError('POLICY_STATE_CHANGED');
  const unit = (await unitById(found.unitId))!;
  return once({ actorId: actor.staffId, endpoint: 'policies.rollBack', key, body: { versionId } }, async () => {
    const _id = newId('pol');
    const content = { rules: found.rules, delta: found.delta };
    const made = await newVersion(actor, unit, {
      ...content,
      _id,
      state: 'submitted',
      restores: versionId,
      submittedBy: actor.staffId,
    });
    const approvalId = await askFor(actor, unit, made);
    await PolicyVersionModel.updateOne({ _id }, { $set: { approvalId } satisfies Partial<PolicyVersion> });
    await auditSubmission(actor, made);
    return { versionId: _id, version: made.version, state: made.state, number: made.number };
  });
}
