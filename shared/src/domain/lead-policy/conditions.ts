import type { ProductLine, Tier } from '../customer-words';

/** Where an enquiry came from. */
export const leadSources = {
  benefit: '权益领取',
  form: '小程序留资',
  channel_code: '渠道码',
  community: '社群',
  referral: '转介绍',
  import: '名单导入',
  partner: '开放接口',
  automation: '事件触发',
} as const;
export type LeadSource = keyof typeof leadSources;

export const languages = { mandarin: '普通话', dialect: '方言' } as const;
export type Language = keyof typeof languages;

/** For which leads a rule is. All that are given must hold; within a list, one. An empty object is for every lead. */
export interface Conditions {
  /** Units whose areas the customer belongs to. */
  unitIds?: string[];
  productLines?: ProductLine[];
  tiers?: Tier[];
  sources?: LeadSource[];
  languages?: Language[];
  /** Groups of customers, as audiences name them. */
  segments?: string[];
  /** `HH:mm` to `HH:mm`, Asia/Shanghai, the end excluded; over midnight when it ends before it begins. */
  hours?: { from: string; to: string };
  days?: 'working' | 'rest';
}

/** What conditions are asked of. */
export interface ConditionFacts {
  /** Ids of the units of the customer's area, from head office down. */
  unitIds: readonly string[];
  productLine: ProductLine;
  tier: Tier;
  source: LeadSource;
  language: Language | null;
  segments: readonly string[];
  /** `HH:mm`, Asia/Shanghai. */
  time: string;
  workingDay: boolean;
}

/** True when every condition that is given holds. */
export function holds(when: Conditions, facts: ConditionFacts): boolean {
  if (when.unitIds && !when.unitIds.some((id) => facts.unitIds.includes(id))) return false;
  if (when.productLines && !when.productLines.includes(facts.productLine)) return false;
  if (when.tiers && !when.tiers.includes(facts.tier)) return false;
  if (when.sources && !when.sources.includes(facts.source)) return false;
  if (when.languages && !(facts.language && when.languages.includes(facts.language))) return false;
  if (when.segments && !when.segments.some((segment) => facts.segments.includes(segment))) return false;
  if (when.hours && !within(when.hours, facts.time)) return false;
  return !when.days || (when.days === 'working') === facts.workingDay;
}

function within({ from, to }: { from: string; to: string }, time: string): boolean {
  return from < to ? from <= time && time < to : from <= time || time < to;
}
