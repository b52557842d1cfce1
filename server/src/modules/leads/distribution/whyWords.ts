import { areaWords, licenceWords, type Names, shareFigures } from './shareWords';
import type { OwnerResult, Trace, TraceRow } from './trace';

/** Who reads the reasons: the RM who got the lead, a manager or head office, or the customer. */
export type Reader = 'rm' | 'manager' | 'customer';

/** Why this RM, in at most three lines. The customer is told nothing about shares, loads or colleagues. */
export function whyWords(trace: Trace, names: Names, reader: Reader): string[] {
  const row = trace.candidates.find(({ verdict }) => verdict === 'chosen');
  if (!row) return [];
  const owned = trace.chosen.by === 'owner';
  if (reader === 'customer') return owned ? ownerToCustomer(trace) : shareToCustomer(trace, row, names);
  const you = reader === 'rm' ? '你' : '';
  if (owned) return [`客户由${you || names.staff(row.staffId)}管户`, `${you}今天在岗`, roomReason(row, you)];
  return [placeReason(trace, names), abilityReason(trace, row, you), shareReason(trace, row, you)];
}

function placeReason(trace: Trace, names: Names): string {
  const fell = OWNER_FELL[trace.rungs.owner];
  if (trace.ownerId && fell) return `管户${names.staff(trace.ownerId)}${fell}，按公平份额分配`;
  const area = areaWords(names.area(trace.areaId));
  if (trace.rungs.nearest === 'branch') return `${area}今天没有网点同事在岗，由${names.unit(trace.poolUnitId)}统一分配`;
  return `客户选了${area}`;
}

function abilityReason({ licence }: Trace, row: TraceRow, you: string): string {
  return licence ? `${you}有${licenceWords(licence)}` : roomReason(row, you);
}

const roomReason = (row: TraceRow, you: string) => `${you}今日新线索 ${row.newToday} / ${row.dailyCapacity}，有余量`;

function shareReason(trace: Trace, row: TraceRow, you: string): string {
  if (trace.funnel.withCapacity === 1) return `此刻能接的只有${you || '这一位'}`;
  const { entitled, given, lag } = shareFigures(row);
  return `${you}应得 ${entitled} 条，已得 ${given} 条，${lagWords(lag)}，排第一`;
}

function lagWords(lag: number): string {
  if (lag === 0) return '不多不少';
  return lag > 0 ? `少分 ${lag.toFixed(1)} 条` : `多分 ${Math.abs(lag).toFixed(1)} 条`;
}

function ownerToCustomer({ licence }: Trace): string[] {
  return ['TA 是您的专属顾问', ...(licence ? [`TA 有${licenceWords(licence)}登记`] : []), 'TA 今天在岗，能按时联系您'];
}

function shareToCustomer(trace: Trace, row: TraceRow, names: Names): string[] {
  const area = areaWords(names.area(trace.areaId));
  const unit = names.unit(row.unitId);
  const licensed = trace.licence ? [`TA 有${licenceWords(trace.licence)}登记`] : [];
  if (trace.ownerId) return [`您的专属顾问此刻接不了，先由${unit}的同事联系您`, ...licensed, 'TA 正在岗，能按时联系您'];
  const near = trace.rungs.nearest === 'outlet' ? `您选了${area}，${unit}离您最近` : `您选了${area}，由${unit}的同事服务`;
  return [near, ...licensed, 'TA 正在岗，按公平顺序轮到 TA'];
}

const OWNER_FELL: Record<OwnerResult, string | null> = {
  none: null,
  assigned: null,
  off_duty: '此刻不在岗',
  not_licensed: '没有这项资质',
  returned_before: '已退回',
  daily_full: '今日已满',
  open_full: '在跟已满',
};
