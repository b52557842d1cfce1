import {
  addDays,
  businessDayOf,
  dayWords,
  daysBetween,
  type GateReason,
  licences,
  type Licence,
  type ProductLine,
  productLines,
  shanghaiInstant,
  shanghaiParts,
} from '@yinqiao/shared/domain';
import type { ContactState } from '../../consents';

/** The one gate on every path to a customer (design: data decisions). Pure: facts in, coded refusals with the RM's words out. */
export interface GateFacts {
  now: Date;
  state: Pick<ContactState, 'marketing' | 'lines' | 'withdrawnLines' | 'restUntil' | 'refusedAt' | 'touches'>;
  /** What would be sent. */
  content: { kind: 'service' | 'marketing'; productLine: ProductLine | null; inForce: boolean; version: string; licence: Licence | null };
  staffLicences: readonly Licence[];
  /** A colleague who has the licence, to hand over to. */
  licensedColleague: string | null;
}

export interface GateDecision {
  allowed: boolean;
  refusals: { code: GateReason; text: string }[];
}

/** Direct marketing touches a person: settings of the bank, these are the defaults of domain.md §7. */
export const CAPS = { day: 1, week: 2, month: 6 } as const;
const WINDOWS = { day: 1, week: 7, month: 30 } as const;
const CAP_WORDS = { day: '今日', week: '本周', month: '本月' } as const;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

export function mayContact(facts: GateFacts): GateDecision {
  const refusals = [
    approval(facts),
    licence(facts),
    ...(facts.content.kind === 'marketing' ? [rest(facts) ?? consent(facts), frequency(facts)] : []),
  ];
  const said = refusals.filter((one) => one !== null);
  return { allowed: said.length === 0, refusals: said };
}

type Refusal = GateDecision['refusals'][number] | null;

function approval({ content }: GateFacts): Refusal {
  return content.inForce ? null : { code: 'not_approved', text: `这段话未审批或已停用（${content.version}），请用新版` };
}

function licence({ content, staffLicences, licensedColleague }: GateFacts): Refusal {
  if (!content.licence || staffLicences.includes(content.licence)) return null;
  const handOver = licensedColleague ? `，可转${licensedColleague}` : '';
  return { code: 'licence', text: `你没有${licences[content.licence]}登记${handOver}` };
}

function rest({ state, now }: GateFacts): Refusal {
  if (!state.restUntil || state.restUntil <= now) return null;
  const refused = state.refusedAt ? `${dayWords(state.refusedAt, now)} ` : '';
  return { code: 'rest_period', text: `客户 ${refused}拒绝营销，休息至 ${dayWords(state.restUntil, now)}` };
}

/**
 * A live contact consent about the very line answers the customer's own request; other marketing needs the standing consent,
 * which does not carry what the customer has taken back.
 */
function consent({ state, content }: GateFacts): Refusal {
  if (content.productLine && state.withdrawnLines.includes(content.productLine)) {
    return { code: 'consent', text: `客户已撤回就「${productLines[content.productLine]}」联系的同意，请不要再提起` };
  }
  if (content.productLine && state.lines.some((line) => line.productLine === content.productLine)) return null;
  if (state.marketing === 'agreed') return null;
  const asked = state.lines.map((line) => productLines[line.productLine]).join('、');
  const limited = asked ? `客户只同意就「${asked}」联系，其他` : '客户未同意';
  return { code: 'consent', text: `${limited}微信营销，可先发服务类；要征询请用「意愿征询」话术` };
}

function frequency({ state, now }: GateFacts): Refusal {
  const full = (Object.keys(CAPS) as (keyof typeof CAPS)[]).find((window) => touchesWithin(state, now, WINDOWS[window]) >= CAPS[window]);
  if (!full) return null;
  const free = freeAgainOn(state, now, full);
  return {
    code: 'frequency',
    text: `${CAP_WORDS[full]}已 ${touchesWithin(state, now, WINDOWS[full])}/${CAPS[full]}，${weekdayWords(free)} 0 点恢复；服务消息不受限`,
  };
}

/** Touches of the last `days` business days, today included. */
export function touchesWithin(state: Pick<ContactState, 'touches'>, now: Date, days: number): number {
  const today = businessDayOf(now);
  return state.touches.filter((touch) => daysBetween(businessDayOf(touch.at), today) < days).length;
}

/** The first business day on which the window has room again. */
function freeAgainOn(state: Pick<ContactState, 'touches'>, now: Date, window: keyof typeof CAPS): string {
  const today = businessDayOf(now);
  const days = state.touches.map((touch) => businessDayOf(touch.at)).sort();
  const within = days.filter((day) => daysBetween(day, today) < WINDOWS[window]);
  const leaving = within[within.length - CAPS[window]] ?? today;
  return addDays(leaving, WINDOWS[window]);
}

const weekdayWords = (day: string) => WEEKDAYS[shanghaiParts(shanghaiInstant(day, '12:00')).weekday] ?? day;
