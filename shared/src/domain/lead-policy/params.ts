import { type Licence, licences, type ProductLine, productLines, type RiskGrade, riskGrades, tiers } from '../customer-words';
import type { AnyRung, RungKind, TierDesk } from './ruleSet';

/** What a unit below may say of a parameter of the ladder. Rules of the bank's own have parts instead (name, conditions, strategy). */
export type ParamValue = number | string | boolean | Partial<Record<ProductLine, Licence[]>>;

interface Worded {
  /** What stands before the value in the line of its rung, in its field, and behind it. */
  label: string;
  unit: string;
  tail: string;
  /** What it is called where it stands alone. */
  name: string;
  /** Stands in the line of the rung; the others are one step away. */
  main: boolean;
}
export type ParamSpec = Worded &
  (
    | { type: 'number'; min: number; max: number }
    /** In basis points, shown as per cent. */
    | { type: 'share'; min: number; max: number }
    | { type: 'time' }
    | { type: 'flag' }
    | { type: 'choice'; options: Readonly<Record<string, string>> }
    | { type: 'licences' }
    | { type: 'desks' }
  );
export type ParamSpecs = Readonly<Record<string, ParamSpec>>;

export const ways = { fair_share: '公平份额', least_loaded: '负荷最低', manual: '负责人指派' } as const;
export const tierDesks: Readonly<Record<TierDesk, string>> = {
  outlet: '网点',
  wealth_managers: '理财经理',
  private_centre: '私行中心',
};

const grades = Object.fromEntries(riskGrades.map((grade) => [grade, grade])) as Record<RiskGrade, string>;

type Words = Partial<Pick<Worded, 'tail' | 'name' | 'main'>>;
const worded = (label: string, unit: string, words: Words = {}): Worded => ({ label, unit, tail: '', name: label, main: true, ...words });
const number = (label: string, unit: string, [min, max]: readonly [number, number], words?: Words): ParamSpec => ({
  type: 'number',
  ...worded(label, unit, words),
  min,
  max,
});
const share = (label: string): ParamSpec => ({ type: 'share', ...worded(label, '%', { main: false }), min: 0, max: 10_000 });
const flag = (label: string): ParamSpec => ({ type: 'flag', ...worded(label, '', { main: false }) });
const time = (label: string, words: Words): ParamSpec => ({ type: 'time', ...worded(label, '', words) });
const aside = { main: false } as const;

/** Every parameter of the ladder with its words and what can be meant at all; policies are narrower by their bounds. */
export const paramSpecs: Readonly<Record<RungKind, ParamSpecs>> = {
  red_lines: {},
  collision: {
    days: number('同人同产品线', '天', [1, 90]),
    loanDays: number('贷款', '天', [1, 90]),
    wealthDays: number('理财', '天', [1, 90], aside),
  },
  handler: { idleDays: number('无动作满', '天', [1, 180], { ...aside, tail: '让出' }) },
  book_owner: {
    minAssets: number('总资产 ≥', '万元', [0, 1_000]),
    onDutyWithinHours: number('在岗', '小时内', [0, 24]),
    vipWaitHours: number('贵宾及以上等', '小时', [0, 48], aside),
    silentDays: number('未联系满', '天', [1, 730], { ...aside, tail: '由扫码员工跟进' }),
  },
  friend: { days: number('客户', '天', [1, 365], { tail: '内发言或通话', name: '发言或通话' }) },
  referral: { share: share('发起人得'), dealDays: number('首笔成交', '天', [1, 365], { ...aside, tail: '内计' }) },
  code_staff: { days: number('扫码后', '天', [1, 60], { tail: '内' }) },
  chosen: {},
  licence: {
    more: { type: 'licences', ...worded('另需资质', '', aside) },
    elders: flag('高龄高风险由理财经理承接'),
    elderAge: number('年满', '岁', [50, 100], { ...aside, name: '高龄从' }),
    elderGrade: { type: 'choice', ...worded('问', '', { ...aside, tail: '及以上', name: '高风险从' }), options: grades },
  },
  tier: { desks: { type: 'desks', ...worded('由谁承接', '', aside) } },
  nearest: { urbanKilometres: number('城区', '公里', [1, 50]), countyKilometres: number('县域', '公里', [1, 200]) },
  fair_share: {
    newPerDay: number('每日新', '条', [1, 50]),
    openAtOnce: number('在跟', '条', [1, 200]),
    way: { type: 'choice', ...worded('队内怎么分', '', aside), options: ways },
    newcomerDays: number('新人期', '天', [0, 365], aside),
    newcomerShare: share('新人份额'),
    countsOwnerFirst: flag('管户优先的计入已得'),
    countsGrabbed: flag('抢单的计入已得'),
    countsByHand: flag('转派的计入已得'),
  },
  remote_seats: { from: time('从', { name: '开始' }), to: time('到', { name: '结束', tail: '大众、县域缺人' }) },
  open_pool: {
    perDay: number('每日', '单', [0, 20], { name: '每日抢单' }),
    contactMinutes: number('抢后', '分', [5, 240], { tail: '内联系', name: '抢后联系' }),
    coolOffDays: number('前负责人', '天', [0, 90], { ...aside, tail: '内不得抢', name: '前负责人不得抢' }),
    holdMinutes: number('入池后', '分', [0, 240], { ...aside, tail: '可见', name: '入池后可见' }),
  },
  custom: {},
};

/** Whether a value can be meant in a parameter, whatever the policy says. */
export function isPossible(spec: ParamSpec, value: unknown): boolean {
  switch (spec.type) {
    case 'number':
    case 'share':
      return typeof value === 'number' && Number.isInteger(value) && spec.min <= value && value <= spec.max;
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && Object.keys(spec.options).includes(value);
    case 'licences':
      return isTable(value, productLines, false, (asked) => Array.isArray(asked) && asked.every((one) => isKey(licences, one)));
    case 'desks':
      return isTable(value, tiers, true, (desk) => isKey(tierDesks, desk));
  }
}

const isKey = (table: object, key: unknown): boolean => typeof key === 'string' && Object.keys(table).includes(key);

function isTable(value: unknown, keys: object, whole: boolean, holds: (entry: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  if (whole && entries.length !== Object.keys(keys).length) return false;
  return entries.every(([key, entry]) => isKey(keys, key) && holds(entry));
}

export const specOf = (kind: RungKind, param: string): ParamSpec | null =>
  Object.keys(paramSpecs[kind]).includes(param) ? (paramSpecs[kind][param] ?? null) : null;

/** A parameter of a rung as a plain value, however the rung is typed. */
export const paramOf = (rung: AnyRung, param: string): unknown => (rung.params as Readonly<Record<string, unknown>>)[param];

/** The rung with other values in some parameters; which may stand there is for the caller to have asked. */
export const withParams = (rung: AnyRung, values: Readonly<Record<string, unknown>>): AnyRung =>
  ({ ...rung, params: { ...rung.params, ...values } }) as AnyRung;
