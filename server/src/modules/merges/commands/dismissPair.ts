import { canMergeStep, mergeSteps } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { assertVersion, mergeInScope } from '../mergeInScope';
import type { PersonMerge } from '../personMerge.model';
import { writeMerge } from './writeMerge';

/**
 * Not one person, in the caller's transaction: the pair leaves the list and does not come back by itself.
 * @throws AppError MERGE_UNKNOWN, MERGE_STATE_CHANGED, REQUEST_VERSION_STALE
 */
export async function dismissPair(actor: StaffActor, mergeId: string, reason: string, version: number): Promise<PersonMerge> {
  const merge = await mergeInScope(actor, 'decide', mergeId);
  assertVersion(merge, version);
  if (!canMergeStep(merge.state, 'dismiss')) throw new AppError('MERGE_STATE_CHANGED');
  const step = { step: 'dismiss' as const, at: businessNow(), byStaffId: actor.staffId, reason };
  const written = await writeMerge(merge, { state: mergeSteps.dismiss.to }, step);
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'dismiss:PersonMerge',
    subjects: [`PersonMerge/${mergeId}`, ...merge.personIds.map((personId) => `Customer/${personId}`)],
    detail: { sealedReason: written.steps.at(-1)?.sealedReason },
  });
  return written;
}
