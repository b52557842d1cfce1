import type { Api, Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { isDuplicateKey, transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { unitById } from '../../../orgs';
import { chainOf } from '../chains';
import { type PolicyContent, refuseUnlessValid } from '../draftProblems';
import type { PolicyVersion } from '../policyVersion.model';
import { changeVersion, refuseUnless, versionInScope } from '../versionInScope';

/**
 * Writes a draft under the version that was edited. What was sent back goes on as a draft.
 * @throws AppError POLICY_UNKNOWN, ACCESS_DENIED, POLICY_STATE_CHANGED, REQUEST_VERSION_STALE, POLICY_INVALID, POLICY_DRAFT_EXISTS
 */
export async function saveDraft(
  actor: StaffActor,
  versionId: string,
  body: Api['policies.save']['body'],
  version: number,
): Promise<Data<'policies.save'>> {
  const found = await versionInScope(actor, 'edit', versionId);
  refuseUnless(found, version, ['draft', 'rejected']);
  const content = contentOf(found, body);
  const unit = (await unitById(found.unitId))!;
  const now = businessNow();
  await refuseUnlessValid(unit, content, (await chainOf(unit, now)).base);
  await asOneDraft(() =>
    transact(async () => {
      const authors = withAuthor(found, actor);
      await changeVersion(found, { ...content, state: 'draft', savedBy: actor.staffId, savedAt: now, authors });
      await audit({
        actor: { kind: 'staff', id: actor.staffId },
        action: 'save:PolicyVersion',
        subjects: [`PolicyVersion/${versionId}`, `Unit/${found.unitId}`],
        detail: { number: found.number, version: version + 1 },
      });
    }),
  );
  return { versionId, version: version + 1, state: 'draft', savedAt: now.toISOString() };
}

/** A ladder where there was one, a delta where there was one. @throws AppError POLICY_INVALID */
function contentOf({ rules }: PolicyVersion, body: Api['policies.save']['body']): PolicyContent {
  if ('rules' in body) {
    if (rules) return { rules: body.rules, delta: null };
  } else if (!rules) return { rules: null, delta: body.delta };
  throw new AppError('POLICY_INVALID', {
    detail: [{ rungId: null, param: null, code: 'missing', words: '总行写整张规则，下级只写不同之处。' }],
  });
}

/** Whoever wrote in a version does not sign it. */
export const withAuthor = ({ authors }: PolicyVersion, { staffId }: StaffActor): string[] => [...new Set([...authors, staffId])];

/** There is one draft a unit: another may have been begun meanwhile. @throws AppError POLICY_DRAFT_EXISTS */
export async function asOneDraft<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicateKey(error)) throw new AppError('POLICY_DRAFT_EXISTS');
    throw error;
  }
}
