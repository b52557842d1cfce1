import {
  type LeadSource,
  leadSources,
  leadStateWords,
  type Outcome,
  outcomes,
  productLines,
  remainingWords,
  type ReturnReason,
  returnReasons,
  stampWords,
} from '@yinqiao/shared/domain';
import type { HistoryEntry, Lead } from './lead.model';

type Tone = 'neutral' | 'brand' | 'good' | 'warn' | 'bad';

export const titleWords = (lead: Pick<Lead, 'productLine'>): string => productLines[lead.productLine];

/** What customers and staff call a source; the bank's own name for it where it has one. */
const places: Record<LeadSource, string> = { ...leadSources, benefit: '精选福利' };

/** Where the need was left first. @param campaignTitle known to those who may ask the campaigns module */
export function sourceWords(lead: Pick<Lead, 'touches'>, campaignTitle?: string): string {
  const joined = lead.touches.length > 1 ? `（${lead.touches.length} 个触点）` : '';
  const first = lead.touches[0];
  const place = first?.source.startsWith('Registration/') ? '活动报名' : places[first?.kind ?? 'benefit'];
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
    waiting: 'warn',
    assigned: 'warn',
    accepted: 'good',
    contacted: 'good',
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

/** One line of the lead's history; `staff` names members of staff. */
export function historyWords(entry: HistoryEntry, lead: Lead, staff: (staffId: string) => string): { text: string; tone: Tone } {
  const who = entry.staffId ? staff(entry.staffId) : '';
  switch (entry.what) {
    case 'captured':
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
    case 'befriended':
      return { text: `客户与${who}成为企微好友`, tone: 'good' };
    case 'outcome':
      return { text: `${who}记下结果：${outcomes[entry.code as Outcome].label}`, tone: entry.code === 'no_answer' ? 'warn' : 'good' };
    case 'closed':
      return { text: entry.code === 'consent_withdrawn' ? '客户撤回同意，线索结束' : '三次未接，线索结束', tone: 'neutral' };
  }
}

function acceptedBy(lead: Lead, entry: HistoryEntry): string {
  if (entry.assignmentNo !== lead.assignmentNo || !lead.firstContactBy) return '';
  return `，首次联系 ${stampWords(lead.firstContactBy)} 前`;
}
