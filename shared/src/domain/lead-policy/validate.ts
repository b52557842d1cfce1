import { isInverted, isWithinBound, mayBeStricter, maySwitch } from './bounds';
import { type OrderFault, orderFault, orderFaultWords } from './order';
import { isPossible, paramOf, paramSpecs, type ParamSpec } from './params';
import { rungNames } from './rungNames';
import type { AnyRung, Bound, RungKind, RuleSet } from './ruleSet';

/** What keeps a draft from being saved, in words for its author. `rungId` is null when it is about the whole. */
export interface PolicyProblem {
  rungId: string | null;
  /** The parameter, when it is about one. */
  param: string | null;
  code:
    | OrderFault
    | 'impossible'
    | 'not_switchable'
    | 'missing'
    | 'doubled'
    | 'no_last_resort'
    | 'bound_wrong'
    | 'default_outside'
    | 'own_rule_wrong'
    | 'clock_wrong';
  words: string;
}

const LADDER = Object.keys(rungNames) as Exclude<RungKind, 'custom'>[];
const MOST_OWN_RULES = 30;

/** What is wrong with a whole ladder, as head office writes it. */
export function policyProblems(rules: RuleSet): PolicyProblem[] {
  const fault = orderFault(rules.rungs);
  return [
    ...LADDER.filter((kind) => rules.rungs.filter((rung) => rung.id === kind && rung.kind === kind).length !== 1).map((kind) =>
      whole('missing', `「${rungNames[kind]}」必须有一条，可以关闭，不能删除。`),
    ),
    ...doubled(rules).map((id) => problem(id, null, 'doubled', '同一条规则出现了两次。')),
    ...(fault ? [whole(fault, orderFaultWords[fault])] : []),
    ...rules.rungs.flatMap(problemsOfRung),
    ...(hasLastResort(rules) ? [] : [whole('no_last_resort', '公平份额和公海抢单至少开一条，否则线索没有去处。')]),
    ...problemsOfWhole(rules),
    ...(rules.rungs.filter(({ kind }) => kind === 'custom').length > MOST_OWN_RULES
      ? [whole('own_rule_wrong', `自定义规则最多 ${MOST_OWN_RULES} 条。`)]
      : []),
  ];
}

const problem = (rungId: string | null, param: string | null, code: PolicyProblem['code'], words: string): PolicyProblem => ({
  rungId,
  param,
  code,
  words,
});
const whole = (code: PolicyProblem['code'], words: string): PolicyProblem => problem(null, null, code, words);

const doubled = ({ rungs }: RuleSet): string[] => [
  ...new Set(rungs.map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index)),
];

/** Somebody, or everybody, must get what no rung above decided. */
export const hasLastResort = ({ rungs }: RuleSet): boolean =>
  rungs.some(({ kind, on }) => on && (kind === 'fair_share' || kind === 'open_pool'));

function problemsOfRung(rung: AnyRung): PolicyProblem[] {
  if (rung.kind === 'custom') return problemsOfOwnRule(rung);
  const params = Object.entries(paramSpecs[rung.kind]);
  const impossible = params.filter(([param, spec]) => !isPossible(spec, paramOf(rung, param)));
  return [
    ...(rung.on || maySwitch(rung) ? [] : [problem(rung.id, null, 'not_switchable', `「${rungNames[rung.kind]}」不能关闭。`)]),
    ...((rung.kind === 'red_lines') === (rung.lock === 'fixed') && !(rung.kind === 'licence' && rung.lock === 'free')
      ? []
      : [problem(rung.id, null, 'not_switchable', `「${rungNames[rung.kind]}」不能这样锁或放开。`)]),
    ...(rung.lock !== 'stricter' || mayBeStricter(rung)
      ? []
      : [problem(rung.id, null, 'bound_wrong', '这一条没有「加严」可言，请锁定或放开。')]),
    ...impossible.map(([param, spec]) => problem(rung.id, param, 'impossible', `${spec.name}${rangeWords(spec)}。`)),
    ...(isInverted(rung) ? [problem(rung.id, 'to', 'impossible', '结束时间要晚于开始时间。')] : []),
    ...params.flatMap(([param, spec]) => problemsOfBound(rung, param, spec)),
  ];
}

function problemsOfBound(rung: AnyRung, param: string, spec: ParamSpec): PolicyProblem[] {
  const bound = rung.bounds[param];
  if (!bound) return [];
  if (!isBoundPossible(bound, spec)) return [problem(rung.id, param, 'bound_wrong', `${spec.name}的可调范围不对。`)];
  // Whoever inherits and changes nothing must stand inside of what may be chosen.
  return isWithinBound(bound, paramOf(rung, param)) || rung.lock === 'locked' || 'oneOf' in bound
    ? []
    : [problem(rung.id, param, 'default_outside', `${spec.name}的默认值要在可调范围之内。`)];
}

function isBoundPossible(bound: Bound, spec: ParamSpec): boolean {
  if ('oneOf' in bound) return bound.oneOf.length > 0 && bound.oneOf.every((choice) => isPossible(spec, choice));
  const [low, high] = 'from' in bound ? [bound.from, bound.to] : [bound.earliest, bound.latest];
  return isPossible(spec, low) && isPossible(spec, high) && low <= high;
}

/** A rule of a unit's own: it has a name, conditions that can hold, and a strategy somebody can follow. */
export function problemsOfOwnRule(rung: AnyRung): PolicyProblem[] {
  if (rung.kind !== 'custom') return [];
  const { name, when, strategy } = rung.params;
  const wrong = (param: string, words: string) => problem(rung.id, param, 'own_rule_wrong', words);
  const lists = [when.unitIds, when.productLines, when.tiers, when.sources, when.languages, when.segments];
  return [
    ...(name.trim() === '' ? [wrong('name', '给规则起个名字。')] : []),
    ...(lists.some((list) => list?.length === 0) ? [wrong('when', '选了条件就要选一项，或去掉这个条件。')] : []),
    ...(when.hours && when.hours.from === when.hours.to ? [wrong('when', '时段的起止不能相同。')] : []),
    ...(strategy.kind === 'team' && strategy.unitId === '' ? [wrong('strategy', '选一个团队。')] : []),
  ];
}

const MOST_CLOCK_MINUTES = 10_080;

function problemsOfWhole({ clocks, idleDays, mostRedistributions }: RuleSet): PolicyProblem[] {
  const minutes = Object.values(clocks).flatMap(({ accept, contact, recycle }) => [accept, contact, recycle]);
  const isCount = (value: number, least: number, most: number) => Number.isInteger(value) && least <= value && value <= most;
  return [
    ...(minutes.every((one) => isCount(one, 1, MOST_CLOCK_MINUTES)) ? [] : [whole('clock_wrong', '时限在 1 到 10,080 工作分钟之间。')]),
    ...(isCount(idleDays, 1, 90) ? [] : [whole('clock_wrong', '无动作回收在 1 到 90 天之间。')]),
    ...(isCount(mostRedistributions, 0, 10) ? [] : [whole('clock_wrong', '二次分配在 0 到 10 次之间。')]),
  ];
}

function rangeWords(spec: ParamSpec): string {
  if (spec.type === 'number') return `填 ${spec.min} 到 ${spec.max} 的整数`;
  if (spec.type === 'share') return `填 ${spec.min / 100}% 到 ${spec.max / 100}%`;
  return spec.type === 'time' ? '填几点几分' : '没有选对';
}
