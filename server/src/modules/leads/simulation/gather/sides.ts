import { defaultLadder, type RuleSet } from '@yinqiao/shared/domain';
import type { OrgUnit, Staff } from '../../../orgs';
import { rosterMember } from '../../bank';
import { shareRuleOf } from '../../distribution/shareRule';
import type { PolicyContent } from '../../policy/draftProblems';
import { versionsInForce } from '../../policy/policyInForce';
import { rulesOver } from '../../policy/rulesOver';
import type { Roster } from '../../rosterBank';
import type { PolicySide } from '../engine/plan';
import type { FrozenPolicy } from '../simulation.model';

interface Around {
  units: readonly OrgUnit[];
  staff: readonly Staff[];
  roster: Omit<Roster, 'members'>;
  /** When what is in force was in force. */
  at: Date;
}

/** The rules of every unit, and with them everybody's room, as if this policy were in force where it belongs. */
export async function sideOf(policy: FrozenPolicy, { units, staff, roster, at }: Around): Promise<PolicySide> {
  const rules: RuleSet[] = [];
  const places = new Map<string, number>();
  const byUnit: Record<string, number> = {};
  for (const unit of units) {
    const contents = await contentsFor(unit, policy, at);
    const key = contents.map(({ id }) => id).join('/');
    const place =
      places.get(key) ?? rules.push(contents.reduce<RuleSet>((base, { content }) => rulesOver(base, content), defaultLadder)) - 1;
    places.set(key, place);
    byUnit[unit._id] = place;
  }
  const members = staff.map((rm) => rosterMember(rm, shareRuleOf(rules[byUnit[rm.unitId] ?? 0]!)));
  return { name: policy.name, rules, byUnit, roster: { ...roster, members } };
}

/** What the units from head office down to this one say, the policy in its own unit's place. */
async function contentsFor({ unitPath }: OrgUnit, policy: FrozenPolicy, at: Date): Promise<{ id: string; content: PolicyContent }[]> {
  const chain = await versionsInForce(unitPath, at);
  const unitIds = unitPath.split('/').filter(Boolean);
  return unitIds.flatMap((unitId): { id: string; content: PolicyContent }[] => {
    if (policy.versionId !== null && unitId === policy.unitId) return [{ id: policy.versionId, content: policy }];
    const version = chain.find((one) => one.unitId === unitId);
    return version ? [{ id: version._id, content: version }] : [];
  });
}
