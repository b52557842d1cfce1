import {
  applyDelta,
  type AnyRung,
  type Delta,
  fallenWords,
  hasLastResort,
  type PolicyProblem,
  policyProblems,
  problemsOfOwnRule,
  type RuleSet,
} from '@yinqiao/shared/domain';
import { AppError } from '../../../platform/http/AppError';
import { type OrgUnit, staffByIds, unitsByIds } from '../../orgs';

export interface PolicyContent {
  rules: RuleSet | null;
  delta: Delta | null;
}

/**
 * Nothing is kept that locks, bounds or the order forbid.
 * @param base the rules of the units above
 * @throws AppError POLICY_INVALID with what is wrong as detail
 */
export async function refuseUnlessValid(unit: OrgUnit, content: PolicyContent, base: RuleSet): Promise<void> {
  const problems = [...(content.rules ? policyProblems(content.rules) : problemsOfDelta(content.delta, base))];
  for (const rung of ownRulesIn(content)) problems.push(...(await strangersIn(rung, unit)));
  if (problems.length > 0) throw new AppError('POLICY_INVALID', { detail: problems });
}

function problemsOfDelta(delta: Delta | null, base: RuleSet): PolicyProblem[] {
  if (!delta) return [problem(null, null, 'missing', '没有内容。')];
  const { rules, fallen } = applyDelta(base, delta);
  return [
    ...fallen.map((one) => problem(one.rungId, one.param, 'impossible', `${fallenWords(one, base)}。`)),
    ...delta.additions.flatMap(({ rung }) => problemsOfOwnRule(rung)),
    ...(hasLastResort(rules) ? [] : [problem(null, null, 'no_last_resort', '公平份额和公海抢单至少开一条，否则线索没有去处。')]),
  ];
}

const problem = (rungId: string | null, param: string | null, code: PolicyProblem['code'], words: string): PolicyProblem => ({
  rungId,
  param,
  code,
  words,
});

type OwnRule = Extract<AnyRung, { kind: 'custom' }>;
const ownRulesIn = ({ rules, delta }: PolicyContent): OwnRule[] =>
  delta ? delta.additions.map(({ rung }) => rung) : (rules?.rungs.filter((rung): rung is OwnRule => rung.kind === 'custom') ?? []);

/** Units and people of elsewhere: a unit's rules speak of its own subtree only. */
async function strangersIn({ id, params: { when, strategy } }: OwnRule, { unitPath }: OrgUnit): Promise<PolicyProblem[]> {
  const team = strategy.kind === 'team' ? strategy : { unitId: '', staffIds: [] };
  const unitIds = new Set([...(when.unitIds ?? []), ...(team.unitId === '' ? [] : [team.unitId])]);
  const units = (await unitsByIds([...unitIds])).filter((unit) => unit.unitPath.startsWith(unitPath));
  const staffIds = new Set(team.staffIds);
  const staff = (await staffByIds([...staffIds])).filter((one) => one.status === 'active' && one.unitPath.startsWith(unitPath));
  return [
    ...(units.length === unitIds.size ? [] : [problem(id, 'when', 'own_rule_wrong', '机构要在本机构之内。')]),
    ...(staff.length === staffIds.size ? [] : [problem(id, 'strategy', 'own_rule_wrong', '团队里有不在本机构或已离任的同事。')]),
  ];
}
