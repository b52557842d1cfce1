import { canMergeStep, mergeSteps } from '@yinqiao/shared/domain';
import { PersonsMerged } from '../../../events/merges';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow, leaseNow } from '../../../platform/clock/clock';
import type { Change } from '../../../platform/db/reversible';
import { AppError } from '../../../platform/http/AppError';
import { reach } from '../../../platform/race-points/reach';
import { emit } from '../../../platform/work';
import { moveCoupons } from '../../benefits';
import { mergeConsents } from '../../consents';
import { mergePersons, type Person, personById, survivorOf } from '../../customers';
import { mergeLeads, type MergedLeads } from '../../leads';
import { moveDeliveries } from '../../outreach';
import { moveTasks } from '../../tasks';
import { mergeInScope, assertVersion } from '../mergeInScope';
import type { PersonMerge } from '../personMerge.model';
import { writeMerge } from './writeMerge';

/**
 * Two persons are one from now on, in the caller's transaction: everything that is the one's becomes the other's, and what was
 * changed is kept, so that it can be taken back.
 * @throws AppError MERGE_UNKNOWN, MERGE_STATE_CHANGED, REQUEST_VERSION_STALE
 */
export async function mergePair(actor: StaffActor, mergeId: string, reason: string, version: number): Promise<PersonMerge> {
  const merge = await mergeInScope(actor, 'decide', mergeId);
  assertVersion(merge, version);
  if (!canMergeStep(merge.state, 'merge')) throw new AppError('MERGE_STATE_CHANGED');
  const { survivor, merged } = await sidesOf(merge);
  const at = businessNow();
  const { changes, absorbed } = await together(survivor, merged, at);
  await reach('inside-merge');
  const [survivorId, mergedId] = [survivor._id, merged._id];
  const written = await writeMerge(
    merge,
    { state: mergeSteps.merge.to, survivorId, mergedId, mergedAt: leaseNow(), settled: false, changes, absorbed },
    { step: 'merge', at, byStaffId: actor.staffId, reason },
  );
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'merge:Customer',
    subjects: [`PersonMerge/${mergeId}`, `Customer/${survivorId}`, `Customer/${mergedId}`],
    detail: { sealedReason: written.steps.at(-1)?.sealedReason, survivorId, changes: changes.length, leadsAbsorbed: absorbed.length },
  });
  await emit(PersonsMerged, { mergeId, survivorId, mergedId });
  return written;
}

/** Both as whoever decides saw them: one who was merged into somebody else since is not. @throws AppError MERGE_STATE_CHANGED */
async function sidesOf({ personIds }: PersonMerge): Promise<{ survivor: Person; merged: Person }> {
  const [one, other] = [await personById(personIds[0] ?? ''), await personById(personIds[1] ?? '')];
  if (!one || !other || one._id !== personIds[0] || other._id !== personIds[1]) throw new AppError('MERGE_STATE_CHANGED');
  return survivorOf(one, other);
}

async function together(survivor: Person, merged: Person, at: Date): Promise<MergedLeads> {
  const persons = await mergePersons(survivor, merged, at);
  const { changes, absorbed } = await moveBelongings(merged._id, survivor._id, at);
  return { changes: [...persons, ...changes], absorbed };
}

/** Everything that hangs on a person, module by module. */
export async function moveBelongings(mergedId: string, survivorId: string, at: Date): Promise<MergedLeads> {
  const changes: Change[] = [];
  changes.push(...(await mergeConsents(survivorId, mergedId, at)));
  changes.push(...(await moveCoupons(mergedId, survivorId)));
  const leads = await mergeLeads(survivorId, mergedId, at);
  changes.push(...leads.changes);
  changes.push(...(await moveTasks(mergedId, survivorId)));
  changes.push(...(await moveDeliveries(mergedId, survivorId)));
  return { changes, absorbed: leads.absorbed };
}
