import { licenceForLine, type Licence, licences, productLines, type ProductLine, type Tier, tiers } from '../customer-words';
import { type Conditions, languages, leadSources } from './conditions';
import type { Fallen } from './delta';
import { type ParamSpec, paramOf, paramSpecs, specOf, tierDesks } from './params';
import { rungName } from './rungNames';
import type { AnyRung, Bound, RuleSet, RungParams, Strategy } from './ruleSet';

/** What units are called; unknown ones by nothing, never by their id. */
export type UnitNames = (unitId: string) => string;

const listed = (codes: readonly string[], words: Readonly<Record<string, string>>): string =>
  codes.map((code) => words[code] ?? '').join('、');

/** 90 天 · 20% · 18:00 · 私行→私行中心 */
export function valueWords(spec: ParamSpec, value: unknown): string {
  if (typeof value === 'number') return spec.type === 'share' ? `${value / 100}%` : `${value} ${spec.unit}`;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return spec.type === 'choice' ? (spec.options[value] ?? '') : value;
  if (spec.type === 'desks') return deskWords(value as Record<Tier, keyof typeof tierDesks>);
  return licencesWords(value as Partial<Record<ProductLine, Licence[]>>) || '无';
}

/** 私行→私行中心 · 贵宾→理财经理 · 其余→网点 */
function deskWords(desks: Readonly<Record<Tier, keyof typeof tierDesks>>): string {
  const named = (['private', 'vip', 'affluent', 'mass'] as const).filter((tier) => desks[tier] !== 'outlet');
  const parts = named.map((tier) => `${tiers[tier]}→${tierDesks[desks[tier]]}`);
  return [...parts, ...(named.length === 4 ? [] : [`${named.length === 0 ? '全部' : '其余'}→网点`])].join(' · ');
}

const licencesWords = (more: Readonly<Partial<Record<ProductLine, Licence[]>>>): string =>
  (Object.entries(more) as [ProductLine, Licence[]][])
    .filter(([, asked]) => asked.length > 0)
    .map(([line, asked]) => `${productLines[line]}另需${listed(asked, licences)}`)
    .join('；');

/** What a rung says besides its figures. */
export function rungText(rung: AnyRung, unitNames: UnitNames): string {
  switch (rung.kind) {
    case 'red_lines':
      return '黑名单、风险、未成年、员工、拒绝营销；服务照常';
    case 'handler':
      return '同产品线已有人经办';
    case 'referral':
      return '指定的客户经理，有资格时';
    case 'chosen':
      return '选人优先于管户、好友等；只选网点不优先';
    case 'licence':
      return [`每一条都要过：${bankLicences()}`, licencesWords(rung.params.more), eldersWords(rung.params)].filter(Boolean).join('；');
    case 'tier':
      return deskWords(rung.params.desks);
    case 'custom':
      return `${conditionWords(rung.params.when, unitNames)} → ${strategyWords(rung.params.strategy, unitNames)}`;
    default:
      return '';
  }
}

const bankLicences = (): string =>
  [...new Set(Object.values(licenceForLine))].flatMap((licence) => (licence === null ? [] : [licences[licence]])).join('、');

/** 65 岁及以上问 R3 及以上→理财经理 */
const eldersWords = ({ elders, elderAge, elderGrade }: RungParams['licence']): string =>
  elders ? `${elderAge} 岁及以上问 ${elderGrade} 及以上→理财经理` : '';

/** 河东支行 · 贵宾、私行 · 9:00–18:00；every lead: 所有线索 */
export function conditionWords(when: Conditions, unitNames: UnitNames): string {
  const parts = [
    when.unitIds?.map(unitNames).join('、'),
    when.productLines && listed(when.productLines, productLines),
    when.tiers && listed(when.tiers, tiers),
    when.sources && listed(when.sources, leadSources),
    when.languages && listed(when.languages, languages),
    when.segments?.join('、'),
    when.hours && `${when.hours.from}–${when.hours.to}`,
    when.days && { working: '工作日', rest: '休息日' }[when.days],
  ];
  return parts.filter(Boolean).join(' · ') || '所有线索';
}

export const strategies: Readonly<Record<Strategy['kind'], string>> = {
  owner_first: '管户优先',
  first_enquirer: '首问员工',
  nearest_outlet: '最近的网点',
  team: '指定团队',
  open_pool: '公海抢单',
  manual: '负责人指派',
};

export function strategyWords(strategy: Strategy, unitNames: UnitNames): string {
  if (strategy.kind !== 'team') return strategies[strategy.kind];
  const people = strategy.staffIds.length === 0 ? '' : ` ${strategy.staffIds.length} 人`;
  const asked = strategy.licences.length === 0 ? '' : `，须有${listed(strategy.licences, licences)}`;
  return `${unitNames(strategy.unitId)}${people}${asked}，${strategy.way === 'fair_share' ? '公平份额' : '负荷最低'}`;
}

/** 60–180 · 5/20/50 · 17:00–19:00, without the unit: the field shows it. */
export function boundWords(bound: Bound, spec: ParamSpec): string {
  const shown = (value: number) => String(spec.type === 'share' ? value / 100 : value);
  if ('oneOf' in bound) return bound.oneOf.map(shown).join('/');
  return 'from' in bound ? `${shown(bound.from)}–${shown(bound.to)}` : `${bound.earliest}–${bound.latest}`;
}

/** What the units below may do with a rung, in a word. */
export function lockWords(rung: AnyRung): string {
  if (rung.lock === 'fixed') return '不可关';
  if (rung.lock === 'locked') return '锁定';
  if (rung.lock === 'stricter') return rung.kind === 'licence' ? '只可加严' : '分行可缩短';
  const bounds = Object.entries(rung.bounds);
  if (bounds.length === 0) return '分行可关';
  if (bounds.length > 2 || rung.kind === 'remote_seats') return '分行可调';
  const words = bounds.map(([param, bound]) => boundWords(bound, specOf(rung.kind, param) ?? paramSpecs.friend['days']!));
  return bounds.length === 1 ? `分行 ${words[0]}` : words.join(' / ');
}

/** 第 3 条 管户在岗; what is not on the ladder by its name alone. */
export function placeWords({ rungs }: RuleSet, rungId: string): string {
  const at = rungs.findIndex(({ id }) => id === rungId);
  const rung = rungs[at];
  return rung ? `第 ${at} 条 ${rungName(rung)}` : rungId;
}

const WHY_FALLEN: Readonly<Record<Fallen['why'], string>> = {
  locked: '总行已锁定',
  out_of_bounds: '超出可调范围',
  looser: '只能加严，不能放宽',
  gone: '上级已没有这一条',
  above_locked: '不能排在锁定的规则之上',
  taken: '与另一条规则重号',
};

/** 有效好友：发言或通话 200 天，超出可调范围 */
export function fallenWords({ rungId, name, param, value, why }: Fallen, base: RuleSet): string {
  const rung = base.rungs.find(({ id }) => id === rungId);
  const spec = rung && param !== null ? specOf(rung.kind, param) : null;
  const what = param === 'on' ? `开关改为${value === true ? '开' : '关'}` : spec ? `${spec.name} ${valueWords(spec, value)}` : '这条规则';
  return `${name}：${what}，${WHY_FALLEN[why]}`;
}

export const paramWords = (rung: AnyRung, param: string): string => {
  const spec = specOf(rung.kind, param);
  return spec ? valueWords(spec, paramOf(rung, param)) : '';
};
