import { noDelta } from '@yinqiao/shared/domain';
import type { Data } from '@yinqiao/shared/contracts';
import { refuse, type StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { newId } from '../../../../platform/db/ids';
import { insert } from '../../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { once } from '../../../../platform/http/idempotency';
import { type OrgUnit, unitInScope } from '../../../orgs';
import { chainOf } from '../chains';
import type { PolicyContent } from '../draftProblems';
import { latestApproved } from '../policyInForce';
import { type PolicyVersion, PolicyVersionModel } from '../policyVersion.model';
import { changeVersion, writesRulesOf } from '../versionInScope';

/**
 * Begins a draft equal to what was approved last, which is in force or will be. A draft that was put away and never sent gives its number to the next.
 * @throws AppError REQUEST_NOT_FOUND, ACCESS_DENIED, POLICY_DRAFT_EXISTS
 */
export async function beginDraft(actor: StaffActor, unitId: string, key: string): Promise<Data<'policies.begin'>> {
  const unit = await unitInScope(actor, unitId, 'edit:PolicyVersion');
  if (!writesRulesOf(actor, unit._id)) {
    return refuse(actor, { action: 'edit:PolicyVersion', subjects: [`Unit/${unitId}`], code: 'ACCESS_DENIED' });
  }
  return once({ actorId: actor.staffId, endpoint: 'policies.begin', key, body: { unitId } }, async () => {
    if (await PolicyVersionModel.exists({ unitId, state: 'draft' })) throw new AppError('POLICY_DRAFT_EXISTS');
    const { base } = await chainOf(unit, businessNow());
    const content = contentOf(unit, await latestApproved(unitId), { rules: base, delta: noDelta });
    const draft = (await takenUpAgain(actor, unit, content)) ?? (await newVersion(actor, unit, { ...content, state: 'draft' }));
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action: 'begin:PolicyVersion',
      subjects: [`PolicyVersion/${draft._id}`, `Unit/${unitId}`],
      detail: { number: draft.number },
    });
    return { versionId: draft._id, version: draft.version, state: draft.state };
  });
}

/** Head office writes the whole ladder, every other unit what it says differently. */
function contentOf({ level }: OrgUnit, own: PolicyContent | null, first: PolicyContent): PolicyContent {
  const { rules, delta } = own ?? first;
  return level === 'head_office' ? { rules, delta: null } : { rules: null, delta };
}

async function takenUpAgain(actor: StaffActor, { _id: unitId }: OrgUnit, content: PolicyContent): Promise<PolicyVersion | null> {
  const latest = await PolicyVersionModel.findOne({ unitId }).sort({ number: -1 }).lean<PolicyVersion | null>();
  if (latest?.state !== 'discarded' || latest.submittedBy !== null) return null;
  const now = businessNow();
  const by = { createdBy: actor.staffId, createdAt: now, savedBy: actor.staffId, savedAt: now };
  const baseId = (await latestApproved(unitId))?._id ?? null;
  const change = { ...content, ...by, state: 'draft' as const, restores: null, baseId, authors: [] };
  await changeVersion(latest, change);
  return { ...latest, ...change, version: latest.version + 1 };
}

/** The next version of a unit, in the caller's transaction. */
export async function newVersion(
  actor: StaffActor,
  { _id: unitId, unitPath }: Pick<OrgUnit, '_id' | 'unitPath'>,
  given: PolicyContent & Pick<PolicyVersion, 'state'> & Partial<PolicyVersion>,
): Promise<PolicyVersion> {
  const now = businessNow();
  const latest = await PolicyVersionModel.findOne({ unitId }).sort({ number: -1 }).select({ number: 1 }).lean<PolicyVersion | null>();
  const made: PolicyVersion = {
    _id: newId('pol'),
    unitId,
    unitPath,
    number: (latest?.number ?? 0) + 1,
    version: 1,
    restores: null,
    baseId: (await latestApproved(unitId))?._id ?? null,
    authors: [],
    createdBy: actor.staffId,
    createdAt: now,
    savedBy: actor.staffId,
    savedAt: now,
    submittedBy: null,
    effectiveAt: null,
    approvalId: null,
    approvedBy: null,
    approvedAt: null,
    inForceFrom: null,
    inForceTo: null,
    ...given,
  };
  try {
    await insert(PolicyVersionModel, [made]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert('two versions of a unit were begun at the same moment');
    throw error;
  }
  return made;
}
