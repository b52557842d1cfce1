import type { Data } from '@yinqiao/shared/contracts';
import { dayWords, clockWords, saysTheSame } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { requestApproval } from '../../../approvals';
import { type OrgUnit, unitById } from '../../../orgs';
import { chainOf } from '../chains';
import { type PolicyContent, refuseUnlessValid } from '../draftProblems';
import { differenceInWords } from '../policyDifference';
import { isStale, latestApproved } from '../policyInForce';
import { type PolicyVersion, versionName } from '../policyVersion.model';
import { rulesOver } from '../rulesOver';
import { changeVersion, refuseUnless, versionInScope } from '../versionInScope';

const MOST_DAYS_AHEAD = 90;
/** The rest is one click away. */
const MOST_FACTS = 20;

/**
 * Sends a draft to a second person.
 * @throws AppError POLICY_UNKNOWN, ACCESS_DENIED, POLICY_STATE_CHANGED, REQUEST_VERSION_STALE, POLICY_INVALID, POLICY_UNCHANGED,
 *   POLICY_TIME_WRONG, POLICY_BASE_CHANGED
 */
export async function submitDraft(
  actor: StaffActor,
  versionId: string,
  effectiveAt: Date | null,
  version: number,
): Promise<Data<'policies.submit'>> {
  const found = await versionInScope(actor, 'edit', versionId);
  refuseUnless(found, version, ['draft']);
  if (await isStale(found)) throw new AppError('POLICY_BASE_CHANGED');
  await refuseUnlessAhead(found, effectiveAt);
  const unit = (await unitById(found.unitId))!;
  await transact(async () => {
    const approvalId = await askFor(actor, unit, { ...found, effectiveAt });
    await changeVersion(found, { state: 'submitted', submittedBy: actor.staffId, effectiveAt, approvalId });
    await auditSubmission(actor, found);
  });
  return { versionId, version: version + 1, state: 'submitted' };
}

/** Later than now and than what is approved already: a version before its own base would be undone by it. */
export async function refuseUnlessAhead({ unitId }: Pick<PolicyVersion, 'unitId'>, effectiveAt: Date | null): Promise<void> {
  const baseFrom = (await latestApproved(unitId))?.inForceFrom;
  if (baseFrom && baseFrom >= (effectiveAt ?? businessNow())) throw new AppError('POLICY_TIME_WRONG');
  if (!effectiveAt) return;
  const ahead = effectiveAt.getTime() - businessNow().getTime();
  if (ahead <= 0 || ahead > MOST_DAYS_AHEAD * 86_400_000) throw new AppError('POLICY_TIME_WRONG');
}

type Asked = PolicyContent & Pick<PolicyVersion, '_id' | 'number' | 'effectiveAt' | 'authors'>;

/** The request for a second person, with what changes. @returns the id of the request @throws AppError POLICY_INVALID, POLICY_UNCHANGED */
export async function askFor(actor: StaffActor, unit: OrgUnit, asked: Asked): Promise<string> {
  const now = businessNow();
  const { base } = await chainOf(unit, now);
  const own = await latestApproved(unit._id);
  await refuseUnlessValid(unit, asked, (await chainOf(unit, asked.effectiveAt ?? now)).base);
  if (own && saysTheSame({ rules: own.rules, delta: own.delta }, { rules: asked.rules, delta: asked.delta })) {
    throw new AppError('POLICY_UNCHANGED');
  }
  const before = own ? rulesOver(base, own) : base;
  const lines = await differenceInWords(before, rulesOver(base, asked));
  const facts = lines.slice(0, MOST_FACTS).map(({ where, what, from, to }) => ({
    label: where,
    value: `${what} ${[from, to].filter((words) => words !== null).join(' → ')}`,
  }));
  return requestApproval(actor, {
    kind: 'lead_policy',
    subject: { kind: 'PolicyVersion', id: asked._id },
    unitId: unit._id,
    unitPath: unit.unitPath,
    summary: `${unit.name}分配规则 ${versionName(asked)}，改动 ${lines.length} 处，${effectWords(asked.effectiveAt, now)}`,
    facts,
    authors: asked.authors,
  });
}

const effectWords = (effectiveAt: Date | null, now: Date): string =>
  effectiveAt ? `${dayWords(effectiveAt, now)} ${clockWords(effectiveAt)} 生效` : '通过后立即生效';

export const auditSubmission = (actor: StaffActor, { _id, unitId, number }: Pick<PolicyVersion, '_id' | 'unitId' | 'number'>) =>
  audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'submit:PolicyVersion',
    subjects: [`PolicyVersion/${_id}`, `Unit/${unitId}`],
    detail: { number },
  });
