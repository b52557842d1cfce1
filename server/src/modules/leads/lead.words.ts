import {
  durationWords,
  type LeadSource,
  leadSources,
  leadStateWords,
  type Outcome,
  outcomes,
  type PoolReason,
  poolReasons,
  productLines,
  type RecycleReason,
  recycleReasons,
  remainingWords,
  type ReturnReason,
  returnReasons,
  stampWords,
  type TransferReason,
  transferReasons,
} from '@yinqiao/shared/domain';
import type { HistoryEntry, Lead } from './lead.model';
import type { ClockKind } from './life/ticksOf';

type Tone = 'neutral' | 'brand' | 'good' | 'warn' | 'bad';

export const titleWords = (lead: Pick<Lead, 'productLine'>): string => productLines[lead.productLine];

/** What customers and staff call a source; the bank's own name for it where it has one. */
const places: Record<LeadSource, string> = { ...leadSources, benefit: '精选福利' };

/** Sources that are told by what they are, not by their kind. */
const PLACES = [
  ['Registration/', '活动报名'],
  ['RiskExpiry/', '风评将到期'],
] as const;

/** Where the need was left first. @param campaignTitle known to those who may ask the campaigns module */
export function sourceWords(lead: Pick<Lead, 'touches'>, campaignTitle?: string): string {
  const joined = lead.touches.length > 1 ? `（${lead.touches.length} 个触点）` : '';
  const first = lead.touches[0];
  const place = PLACES.find(([start]) => first?.source.startsWith(start))?.[1] ?? places[first?.kind ?? 'benefit'];
  return `${place}${campaignTitle ? ` · ${campaignTitle}` : ''}${joined}`;
}

/** The clock that runs now, or null. */
function dueOf(lead: Pick<Lead, 'state' | 'acceptBy' | 'firstContactBy'>): Date | null {
  if (lead.state === 'assigned') return lead.acceptBy;
  return lead.state === 'accepted' ? lead.firstContactBy : null;
}

/** 接受 还剩 13 分钟 · 首次联系 已超 8 分钟 */
export function dueWords(lead: Pick<Lead, 'state' | 'acceptBy' | 'firstContactBy'>, now: Date): string | null {
  const due = dueOf(lead);
  if (!due) return null;
  return `${lead.state === 'assigned' ? '接受' : '首次联系'} ${remainingWords(due, now)}`;
}

export function stateTone(lead: Pick<Lead, 'state' | 'acceptBy' | 'firstContactBy'>, now: Date): Tone {
  const due = dueOf(lead);
  if (due && due < now) return 'bad';
  const tones = {
    new: 'bad',
    waiting: 'warn',
    assigned: 'warn',
    accepted: 'good',
    contacted: 'good',
    qualified: 'good',
    pooled: 'warn',
    won: 'brand',
    lost: 'neutral',
    invalid: 'neutral',
    merged: 'neutral',
  } as const;
  return tones[lead.state];
}

/** A lead that ended with the customer's withdrawal did not fail: it says what ended it. */
export const stateWords = ({ state, history }: Pick<Lead, 'state' | 'history'>): string =>
  history.at(-1)?.code === 'consent_withdrawn' ? '已撤回同意' : leadStateWords[state];

/** What a clock that is due says: 接受时限已到 3 分钟 */
export function clockDueWords(
  { nextClock, clockStep, nextClockAt }: Pick<Lead, 'nextClock' | 'clockStep' | 'nextClockAt'>,
  now: Date,
  held = false,
): string {
  const since =
    nextClockAt && now.getTime() - nextClockAt.getTime() >= 60_000 ? `，已过 ${durationWords(now.getTime() - nextClockAt.getTime())}` : '';
  const isLast = clockStep === 'escalate' || clockStep === 'recycle';
  const otherwise = (words: string) => (held ? '归属裁决未终局，不收回' : words);
  switch (nextClock) {
    case 'accept':
      return isLast ? `仍未接受，${otherwise('再不接受将收回')}` : `接受时限已到${since}，请尽快接受或退回`;
    case 'contact':
      return isLast ? `仍未联系客户，${otherwise('再不联系将收回')}` : `首次联系时限已到${since}，请尽快联系并记结果`;
    case 'grab_contact':
      return held ? '抢单后的联系时限已到，归属裁决未终局，不收回' : '抢单后的联系时限已到';
    case 'follow_up':
      return `约定的再联系时间已到${since}`;
    default:
      return isLast ? `多日无动作，${otherwise('明天将收回到公海')}` : `多日无动作，请联系客户或记结果${held ? '' : '，否则将收回到公海'}`;
  }
}

/** One line of the lead's history; `staff` names members of staff. */
export function historyWords(entry: HistoryEntry, lead: Lead, staff: (staffId: string) => string): { text: string; tone: Tone } {
  const who = entry.staffId ? staff(entry.staffId) : '';
  const by = entry.byStaffId ? staff(entry.byStaffId) : '';
  switch (entry.what) {
    case 'captured':
      if (lead.touches[0]?.kind === 'automation') return { text: '风评将到期，系统按客户此前的同意建线索', tone: 'brand' };
      return { text: '客户留资并同意联系，勾选由客户本人完成', tone: 'brand' };
    case 'joined':
      return { text: `撞单合并：又一次咨询并为 1 条，共 ${lead.touches.length} 个触点`, tone: 'neutral' };
    case 'reopened':
      return { text: '客户又来咨询，离上次结束不久，重新打开并再次分配', tone: 'brand' };
    case 'merged':
      return { text: lead.mergedInto ? '同一位客户的同一件事，已并入另一条线索' : '并入同一位客户的另一条线索', tone: 'neutral' };
    case 'unmerged':
      return { text: '撤销合并，恢复为单独的线索', tone: 'warn' };
    case 'assigned':
      return { text: `分配给${who}，卡片已安排`, tone: 'brand' };
    case 'accepted':
      return { text: `${who}接受${acceptedBy(lead, entry)}`, tone: 'good' };
    case 'returned':
      return { text: `${who}退回：${returnReasons[entry.code as ReturnReason]}`, tone: 'warn' };
    case 'reminded':
      return { text: `已提醒${who}：${CLOCKS[entry.code as ClockKind]}`, tone: 'warn' };
    case 'escalated':
      return { text: `${who}仍未处理，已告知网点负责人：${CLOCKS[entry.code as ClockKind]}`, tone: 'bad' };
    case 'recycled':
      if (entry.code === 'verdict') return { text: `按归属裁决书从${who}收回，重新分配`, tone: 'brand' };
      if (entry.code === 'declined') return { text: `${recycleReasons.declined}，从${who}收回，重新分配`, tone: 'brand' };
      return { text: `从${who}收回：${recycleReasons[entry.code as RecycleReason]}`, tone: 'bad' };
    case 'handed_up':
      return { text: '自动分配次数已用完，转支行长人工分配', tone: 'warn' };
    case 'pooled':
      return { text: `进入公海：${poolReasons[entry.code as PoolReason]}`, tone: 'warn' };
    case 'grabbed':
      return { text: `${who}从公海抢到，视同接受`, tone: 'brand' };
    case 'transferred':
      if (entry.code === 'verdict') return { text: `按归属裁决书交给${who}`, tone: 'brand' };
      return { text: `${by}改派给${who}：${transferReasons[entry.code as TransferReason]}`, tone: 'brand' };
    case 'taken_back':
      return { text: `${by}撤销了给${who}的改派`, tone: 'neutral' };
    case 'befriended':
      return { text: `客户与${who}成为企微好友`, tone: 'good' };
    case 'outcome':
      return { text: `${who}记下结果：${outcomes[entry.code as Outcome].label}`, tone: entry.code === 'no_answer' ? 'warn' : 'good' };
    case 'closed':
      return { text: CLOSED[entry.code as keyof typeof CLOSED], tone: 'neutral' };
  }
}

const CLOCKS: Record<ClockKind, string> = {
  accept: '接受时限已到',
  contact: '首次联系时限已到',
  grab_contact: '抢单后的联系时限已到',
  follow_up: '约定的再联系时间已到',
  idle: '多日无动作',
  hold: '公海保护期',
};

const CLOSED = {
  consent_withdrawn: '客户撤回同意，线索结束',
  red_line: '客户不在营销范围，线索结束',
  unanswered: '三次未接，线索结束',
} as const;

function acceptedBy(lead: Lead, entry: HistoryEntry): string {
  if (entry.assignmentNo !== lead.assignmentNo || !lead.firstContactBy) return '';
  return `，首次联系 ${stampWords(lead.firstContactBy)} 前`;
}
