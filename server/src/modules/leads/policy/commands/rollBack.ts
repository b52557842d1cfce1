import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../../../platform/access';
import { newId } from '../../../../platform/db/ids';
import { AppError } from '../../../../platform/http/AppError';
import { once } from '../../../../platform/http/idempotency';
import { unitById } from '../../../orgs';
import { PolicyVersionModel, type PolicyVersion } from '../policyVersion.model';
import { versionInScope } from '../versionInScope';
import { newVersion } from './beginDraft';
import { isStale } from '../policyInForce';
import { askFor, auditSubmission, refuseUnlessAhead } from './submitDraft';

/**
 * Asks for a new version equal to one that was in force before. It replaces nothing by itself: a second person decides on it
 * like on any other, and no draft is in its way. Asked again while it waits, it is the same request.
 * @throws AppError POLICY_UNKNOWN, ACCESS_DENIED, POLICY_STATE_CHANGED, POLICY_INVALID when it does not fit (any more), POLICY_UNCHANGED, POLICY_TIME_WRONG
 */
export async function rollBack(actor: StaffActor, versionId: string, key: string): Promise<Data<'policies.rollBack'>> {
  const found = await versionInScope(actor, 'edit', versionId);
  if (found.state !== 'replaced') throw new AppError('POLICY_STATE_CHANGED');
  const unit = (await unitById(found.unitId))!;
  return once({ actorId: actor.staffId, endpoint: 'policies.rollBack', key, body: { versionId } }, async () => {
    const waiting = await stillWaiting(found);
    if (waiting) return { versionId: waiting._id, version: waiting.version, state: waiting.state, number: waiting.number };
    await refuseUnlessAhead(found, null);
    const _id = newId('pol');
    const content = { rules: found.rules, delta: found.delta };
    const made = await newVersion(actor, unit, {
      ...content,
      _id,
      state: 'submitted',
      restores: versionId,
      submittedBy: actor.staffId,
      authors: [actor.staffId],
    });
    const approvalId = await askFor(actor, unit, made);
    await PolicyVersionModel.updateOne({ _id }, { $set: { approvalId } satisfies Partial<PolicyVersion> });
    await auditSubmission(actor, made);
    return { versionId: _id, version: made.version, state: made.state, number: made.number };
  });
}

/** The request for the same version that waits for a second person and may still be said yes to. */
async function stillWaiting({ _id, unitId }: PolicyVersion): Promise<PolicyVersion | null> {
  const waiting = await PolicyVersionModel.findOne({ unitId, restores: _id, state: 'submitted' })
    .sort({ number: -1 })
    .lean<PolicyVersion | null>();
  return waiting && !(await isStale(waiting)) ? waiting : null;
}
