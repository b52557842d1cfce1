import type { Data } from '@yinqiao/shared/contracts';
import type { RuleSet } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { approvalOf } from '../../approvals';
import { type OrgUnit, unitById } from '../../orgs';
import { chainOf } from './chains';
import { contentsOf, sentRules } from './policy.presenter';
import { namesOfUnitsIn } from './policyDifference';
import { policyInForce } from './policyInForce';
import type { PolicyVersion } from './policyVersion.model';
import { versionInScope, writesRulesOf } from './versionInScope';

/** One version beside what it follows. @throws AppError POLICY_UNKNOWN */
export async function versionView(actor: StaffActor, versionId: string): Promise<Data<'policies.version'>> {
  const version = await versionInScope(actor, 'read', versionId);
  const unit = (await unitById(version.unitId))!;
  const now = businessNow();
  const { before, base } = await around(unit, version, now);
  const [content] = await contentsOf([version], base);
  const canEdit = writesRulesOf(actor, unit._id);
  return {
    now: now.toISOString(),
    unitId: unit._id,
    unitName: unit.name,
    level: unit.level,
    version: content!,
    before: { name: before.name, rules: sentRules(before.rules) },
    approval: await approvalOf(actor, { kind: 'PolicyVersion', id: versionId }),
    unitNames: await namesOfUnitsIn([before.rules, content!.rules]),
    canEdit,
    canRollBack: canEdit && version.state === 'replaced',
  };
}

/**
 * What a version is held against and what it stands on: what is to come against today's rules, what was in force against those
 * of the moment before, each under the rules above of the same moment, so that only the unit's own changes are told.
 */
async function around(
  unit: OrgUnit,
  { inForceFrom }: PolicyVersion,
  now: Date,
): Promise<{ before: { name: string; rules: RuleSet }; base: RuleSet }> {
  const past = inForceFrom !== null && inForceFrom <= now;
  const at = past ? new Date(inForceFrom.getTime() - 1) : now;
  return { before: await policyInForce(unit.unitPath, at), base: (await chainOf(unit, at)).base };
}
