import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { PolicyVersionModel, type PolicyState } from '../policyVersion.model';
import { changeVersion, refuseUnless, versionInScope } from '../versionInScope';
import { asOneDraft } from './saveDraft';

/** Puts a draft away. @throws AppError POLICY_UNKNOWN, ACCESS_DENIED, POLICY_STATE_CHANGED, REQUEST_VERSION_STALE */
export const discardDraft = (actor: StaffActor, versionId: string, version: number): Promise<Data<'policies.discard'>> =>
  move(actor, versionId, version, { from: ['draft', 'rejected'], to: 'discarded', action: 'discard:PolicyVersion' });

/**
 * Takes up again what was put away, as long as no other version followed.
 * @throws AppError POLICY_UNKNOWN, ACCESS_DENIED, POLICY_STATE_CHANGED, REQUEST_VERSION_STALE, POLICY_DRAFT_EXISTS
 */
export async function restoreDraft(actor: StaffActor, versionId: string, version: number): Promise<Data<'policies.restore'>> {
  const { unitId, number } = await versionInScope(actor, 'edit', versionId);
  if (await PolicyVersionModel.exists({ unitId, number: { $gt: number } })) throw new AppError('POLICY_STATE_CHANGED');
  return asOneDraft(() => move(actor, versionId, version, { from: ['discarded'], to: 'draft', action: 'restore:PolicyVersion' }));
}

interface Move {
  from: readonly PolicyState[];
  to: PolicyState;
  action: string;
}

async function move(actor: StaffActor, versionId: string, version: number, { from, to, action }: Move) {
  const found = await versionInScope(actor, 'edit', versionId);
  refuseUnless(found, version, from);
  await transact(async () => {
    await changeVersion(found, { state: to });
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action,
      subjects: [`PolicyVersion/${versionId}`, `Unit/${found.unitId}`],
      detail: { number: found.number },
    });
  });
  return { versionId, version: version + 1, state: to };
}
