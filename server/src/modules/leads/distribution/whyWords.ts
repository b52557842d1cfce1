import type { Licence, RungKind } from '@yinqiao/shared/domain';
import { clauseWords } from './rungWords';
import { areaWords, licencesWords, type Names, shareFigures } from './shareWords';
import type { Trace, TraceRow } from './trace';
import { isNamed } from './traceWords';
import type { Found, Step } from './walk';

/** Who reads the reasons: the RM who got the lead, a manager or head office, or the customer. */
export type Reader = 'rm' | 'manager' | 'customer';

/** Why this RM, in at most three lines. The customer is told nothing about shares, loads or colleagues. */
export function whyWords(trace: Trace, names: Names, reader: Reader): string[] {
  const row = trace.candidates.find(({ verdict }) => verdict === 'chosen');
  if (!row) return [];
  const named = isNamed(trace);
  if (reader === 'customer') return named ? namedToCustomer(trace) : shareToCustomer(trace, row, names);
  const you = reader === 'rm' ? '你' : '';
  if (named) {
    return [tieReason(trace, you || names.staff(row.staffId)), elderReason(trace, you) ?? `${you}今天在岗`, roomReason(row, you)];
  }
  return [placeReason(trace, names), abilityReason(trace, row, you), shareReason(trace, row, you)];
}

const stepBy = ({ steps, chosen }: Trace): Step | undefined => steps.find(({ kind, found }) => kind === chosen.by && found === 'named');

/** What ties the customer to whoever got the lead. */
function tieReason(trace: Trace, who: string): string {
  const days = stepBy(trace)?.value;
  const ago = days === undefined ? '' : days === 0 ? '今天' : `${days} 天前`;
  const words: Partial<Record<RungKind, string>> = {
    handler: `客户的申请由${who}经办，最近一次是${ago}`,
    book_owner: `客户由${who}管户`,
    friend: `${who}是客户的企微好友，客户${ago}联系过`,
    referral: `转介绍时指定了${who}`,
    code_staff: `客户${ago}扫了${who}的码`,
    chosen: `客户自己选了${who}`,
  };
  return words[trace.chosen.by] ?? `按自定规则指定了${who}`;
}

function placeReason(trace: Trace, names: Names): string {
  const fell = trace.steps.find(({ staffId, found }) => staffId && FELL[found]);
  if (fell?.staffId) {
    const why = fell.found === 'returned_before' ? names.formerly(fell.staffId) : FELL[fell.found];
    return `${clauseWords(fell.kind)}${names.staff(fell.staffId)}${why}，按${wayWords(trace)}分配`;
  }
  const area = areaWords(names.area(trace.areaId));
  const unit = names.unit(trace.poolUnitId);
  if (trace.chosen.by === 'remote_seats') return `${clauseWords('remote_seats')}：${area}的网点此刻不营业，由远程坐席先接`;
  if (trace.steps.some(({ kind, found }) => kind === 'chosen' && found === 'outlet')) return `${clauseWords('chosen')}：客户选了${unit}`;
  if (trace.chosen.by === 'custom') return `按自定规则分到${unit}`;
  if (trace.kilometres === null) return `${clauseWords('nearest')}：${area}${lackNear(trace)}，由${unit}统一分配`;
  return `${clauseWords('nearest')}：客户资料里的片区是${area}`;
}

/** Why no outlet near the customer could have it. Traces of before told no more than that none was found. */
function lackNear({ steps, licences }: Trace): string {
  const found = steps.find(({ kind }) => kind === 'nearest')?.found;
  if (found === 'off_duty') return '附近的网点没有同事在岗';
  return found === 'not_licensed' ? `附近的网点没有在岗且有${licencesWords(licences)}的同事` : '附近的网点没有能接的同事';
}

const wayWords = ({ candidates }: Trace): string => (candidates.some(({ basis }) => basis === 'least_loaded') ? '在跟最少' : '公平份额');

function abilityReason(trace: Trace, row: TraceRow, you: string): string {
  const { licences } = trace;
  const elder = elderReason(trace, you);
  if (elder) return elder;
  return licences.length > 0 ? `${you}有${licencesWords(licences)}` : roomReason(row, you);
}

/** Rule 8 sent an older customer to a wealth manager. */
function elderReason({ steps }: Trace, you: string): string | null {
  const step = steps.find(({ kind }) => kind === 'licence');
  return step?.grade ? `第 8 条：客户 ${step.value} 岁问 ${step.grade} 产品，须由理财经理承接，${you || 'TA'}是理财经理` : null;
}

const roomReason = (row: TraceRow, you: string) => `${you}今日新线索 ${row.newToday} / ${row.dailyCapacity}，有余量`;

function shareReason(trace: Trace, row: TraceRow, you: string): string {
  if (trace.funnel.withCapacity === 1) return `此刻能接的只有${you || '这一位'}`;
  if (row.basis === 'least_loaded') return `${you}在跟 ${row.open} 条，此刻最少`;
  const { entitled, given, lag } = shareFigures(row);
  return `${you}应得 ${entitled} 条，已得 ${given} 条，${lagWords(lag)}，排第一`;
}

function lagWords(lag: number): string {
  if (lag === 0) return '不多不少';
  return lag > 0 ? `少分 ${lag.toFixed(1)} 条` : `多分 ${Math.abs(lag).toFixed(1)} 条`;
}

const TIES_TO_CUSTOMER: Partial<Record<RungKind, string>> = {
  handler: '您的申请由 TA 经办',
  book_owner: 'TA 是您的专属顾问',
  friend: 'TA 是您的企业微信好友，您最近联系过 TA',
  referral: 'TA 是介绍人为您指定的顾问',
  code_staff: '您扫的是 TA 的码',
  chosen: 'TA 是您选的顾问',
};

/** What the bank's register says of them, and their post where that is what counted. */
function licensedToCustomer(licences: readonly Licence[]): string[] {
  if (licences.length === 0) return [];
  const registered = licences.filter((licence) => licence !== 'wealth_manager');
  const post = registered.length < licences.length ? '是理财经理' : '';
  return [`TA ${[post, registered.length > 0 ? `有${licencesWords(registered)}登记` : ''].filter(Boolean).join('，')}`];
}

const namedToCustomer = ({ licences, chosen }: Trace): string[] => [
  TIES_TO_CUSTOMER[chosen.by] ?? 'TA 是为您安排的顾问',
  ...licensedToCustomer(licences),
  'TA 今天在岗，能按时联系您',
];

function shareToCustomer(trace: Trace, row: TraceRow, names: Names): string[] {
  const area = areaWords(names.area(trace.areaId));
  const unit = names.unit(row.unitId);
  const licensed = licensedToCustomer(trace.licences);
  if (trace.ownerId) return [`您的专属顾问此刻接不了，先由${unit}的同事联系您`, ...licensed, 'TA 正在岗，能按时联系您'];
  const near = trace.kilometres === null ? `您在${area}，由${unit}的同事服务` : `您在${area}，${unit}离您最近`;
  return [near, ...licensed, 'TA 正在岗，按公平顺序轮到 TA'];
}

/** Why a named member did not get the lead. */
const FELL: Partial<Record<Found, string>> = {
  off_duty: '此刻不在岗',
  not_licensed: '没有这项资质',
  returned_before: '已退回',
  barred: '已按客户要求更换',
  daily_full: '今日已满',
  open_full: '在跟已满',
  silent: '超过半年没有联系客户',
  gone: '不接线索',
};
