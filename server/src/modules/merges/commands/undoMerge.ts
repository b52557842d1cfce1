import { canMergeStep, mergeSteps } from '@yinqiao/shared/domain';
import { PersonsParted } from '../../../events/merges';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { endSessionsOf } from '../../../platform/auth/sessions';
import { businessNow } from '../../../platform/clock/clock';
import { takeBack } from '../../../platform/db/reversible';
import { AppError } from '../../../platform/http/AppError';
import { emit } from '../../../platform/work';
import { partConsents } from '../../consents';
import { unmergeLeads } from '../../leads';
import { assertVersion, mergeInScope } from '../mergeInScope';
import { type PersonMerge, PersonMergeModel } from '../personMerge.model';
import { writeMerge } from './writeMerge';

/**
 * The two are two again, in the caller's transaction: what the merge moved goes back, and leads it put together part. What has
 * happened since stays with whom it happened to: the one who stayed.
 * @throws AppError MERGE_UNKNOWN, MERGE_STATE_CHANGED, MERGE_LATER_FIRST, REQUEST_VERSION_STALE
 */
export async function undoMerge(actor: StaffActor, mergeId: string, reason: string, version: number): Promise<PersonMerge> {
  const merge = await mergeInScope(actor, 'decide', mergeId);
  assertVersion(merge, version);
  const { survivorId, mergedId } = merge;
  const mergedAt = merge.steps.findLast(({ step }) => step === 'merge')?.at;
  if (!canMergeStep(merge.state, 'undo') || !survivorId || !mergedId || !mergedAt) throw new AppError('MERGE_STATE_CHANGED');
  if (await isNamedLater(merge, [survivorId, mergedId])) throw new AppError('MERGE_LATER_FIRST');
  const at = businessNow();
  await takeBack(merge.changes);
  await unmergeLeads(merge.absorbed, at);
  await partConsents(survivorId, mergedId, mergedAt);
  // A handset of the one may have signed in as the other: both sign in again, each as who they are.
  await endSessionsOf('customer', [survivorId, mergedId]);
  const written = await writeMerge(
    merge,
    { state: mergeSteps.undo.to, settled: true, changes: [], absorbed: [] },
    { step: 'undo', at, byStaffId: actor.staffId, reason },
  );
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'unmerge:Customer',
    subjects: [`PersonMerge/${mergeId}`, `Customer/${survivorId}`, `Customer/${mergedId}`],
    detail: { sealedReason: written.steps.at(-1)?.sealedReason, changes: merge.changes.length, leads: merge.absorbed.length },
  });
  await emit(PersonsParted, { mergeId, survivorId, mergedId });
  return written;
}

/** What one of them went into, or took in, since: the later merge rests on this one, and is taken back first. */
async function isNamedLater({ _id, mergedAt }: PersonMerge, personIds: readonly string[]): Promise<boolean> {
  const later = { _id: { $ne: _id }, state: 'merged' as const, mergedAt: { $gt: mergedAt } };
  return (await PersonMergeModel.exists({ ...later, personIds: { $in: [...personIds] } })) !== null;
}
