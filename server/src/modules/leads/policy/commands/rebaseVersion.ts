import type { Data } from '@yinqiao/shared/contracts';
import { noDelta, rebaseDelta, rebaseRules } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { withdrawApproval } from '../../../approvals';
import { unitById } from '../../../orgs';
import { chainOf } from '../chains';
import type { PolicyContent } from '../draftProblems';
import { differenceInWords } from '../policyDifference';
import { isStale, latestApproved } from '../policyInForce';
import { type PolicyVersion, PolicyVersionModel, versionName } from '../policyVersion.model';
import { rulesOver } from '../rulesOver';
import { changeVersion, refuseUnless, versionInScope } from '../versionInScope';
import { asOneDraft, withAuthor } from './saveDraft';

/**
 * Makes what a version changes to the latest one instead, when another was approved since it was begun. It is a draft again, to
 * be looked at and sent again; what both changed differently is named, and is as the draft has it.
 * @throws AppError POLICY_UNKNOWN, ACCESS_DENIED, POLICY_STATE_CHANGED, REQUEST_VERSION_STALE, POLICY_BASE_CURRENT, POLICY_DRAFT_EXISTS,
 *   APPROVAL_DECIDED
 */
export async function rebaseVersion(actor: StaffActor, versionId: string, version: number): Promise<Data<'policies.rebase'>> {
  const found = await versionInScope(actor, 'edit', versionId);
  refuseUnless(found, version, ['draft', 'submitted', 'rejected']);
  const latest = await latestApproved(found.unitId);
  if (!latest || !(await isStale(found))) throw new AppError('POLICY_BASE_CURRENT');
  const base = found.baseId === null ? null : await PolicyVersionModel.findById(found.baseId).lean<PolicyVersion | null>();
  const now = businessNow();
  const by = { savedBy: actor.staffId, savedAt: now, authors: withAuthor(found, actor) };
  await asOneDraft(() =>
    transact(async () => {
      if (found.state === 'submitted') await withdrawApproval(actor, { kind: 'PolicyVersion', id: versionId });
      await changeVersion(found, { ...rebased(found, base, latest), ...by, state: 'draft', baseId: latest._id, approvalId: null });
      await audit({
        actor: { kind: 'staff', id: actor.staffId },
        action: 'rebase:PolicyVersion',
        subjects: [`PolicyVersion/${versionId}`, `Unit/${found.unitId}`, `PolicyVersion/${latest._id}`],
        detail: { number: found.number, onto: latest.number },
      });
    }),
  );
  const conflicts = found.restores === null ? await conflictsOf(found, base, latest) : [];
  return { versionId, version: version + 1, state: 'draft', basedOn: versionName(latest), conflicts };
}

/** What brings an older text back brings it back whole. */
function rebased(mine: PolicyVersion, base: PolicyContent | null, theirs: PolicyContent): PolicyContent {
  if (mine.restores !== null) return { rules: mine.rules, delta: mine.delta };
  if (mine.delta) return { rules: null, delta: rebaseDelta(base?.delta ?? noDelta, mine.delta, theirs.delta ?? noDelta) };
  if (!mine.rules || !base?.rules || !theirs.rules) return { rules: mine.rules, delta: null };
  return { rules: rebaseRules(base.rules, mine.rules, theirs.rules), delta: null };
}

/** Lines that stand in both differences and end in something else. */
async function conflictsOf(
  mine: PolicyVersion,
  base: PolicyContent | null,
  theirs: PolicyVersion,
): Promise<Data<'policies.rebase'>['conflicts']> {
  const inherited = (await chainOf((await unitById(mine.unitId))!, businessNow())).base;
  const before = base ? rulesOver(inherited, base) : inherited;
  const other = await differenceInWords(before, rulesOver(inherited, theirs));
  return (await differenceInWords(before, rulesOver(inherited, mine))).flatMap(({ where, what, to }) => {
    const rival = other.find((line) => line.where === where && line.what === what && line.to !== to);
    return rival ? [{ where, what, mine: to ?? '', theirs: rival.to ?? '' }] : [];
  });
}
