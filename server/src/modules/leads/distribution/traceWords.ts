import type { ExclusionReason } from './eligibility';
import { clauseWords, rungNames } from './rungWords';
import { licencesWords, type Names, shareFigures } from './shareWords';
import { stepWords } from './stepWords';
import type { Trace, TraceRow } from './trace';
import type { Found } from './walk';

/** 线索分配规则 V12 · 第 11 条 公平份额 */
export const ruleWords = (trace: Trace): string => `线索分配规则 ${trace.policy} · ${clauseWords(trace.chosen.by)}`;

/** 河东支行 9 人 → 在岗 8 → 有资质 7 → 有容量 5 → 选 1 */
export function funnelWords(trace: Trace, names: Names): string {
  if (isNamed(trace)) return `${rungNames[trace.chosen.by].name}在岗、有容量 → 直接给${names.staff(trace.chosen.staffId)}，不进入公平份额`;
  const { team, onDuty, licensed, fresh, withCapacity } = trace.funnel;
  const steps = [`${names.unit(trace.poolUnitId)} ${team} 人`, `在岗 ${onDuty}`];
  if (trace.licences.length > 0) steps.push(`有资质 ${licensed}`);
  if (fresh < licensed) steps.push(`没跟过 ${fresh}`);
  return [...steps, `有容量 ${withCapacity}`, '选 1'].join(' → ');
}

/** True when a rung named whoever got the lead. */
export const isNamed = ({ candidates }: Pick<Trace, 'candidates'>): boolean =>
  candidates.some(({ verdict, basis }) => verdict === 'chosen' && basis === 'named');

export interface RungWords {
  key: string;
  no: string;
  name: string;
  result: string;
  tone: 'decided' | 'used' | 'passed';
}

const USED: readonly Found[] = ['area', 'outlet', 'required', 'waits', 'full'];

/** The ladder as it was walked, with the rung that decided. */
export function rungWords(trace: Trace, names: Names): RungWords[] {
  const decided = trace.steps.find(({ kind, found }) => kind === trace.chosen.by && !IDLE.includes(found));
  return trace.steps.map((step) => {
    const { no, short } = rungNames[step.kind];
    const tone = step === decided ? 'decided' : USED.includes(step.found) ? 'used' : 'passed';
    return { key: step.rung ?? step.kind, no, name: short, result: stepWords(step, trace, names), tone };
  });
}

const IDLE: readonly Found[] = ['off', 'not_reached', 'not_for', 'none'];

export interface CandidateWords {
  staffId: string;
  name: string;
  outletName: string;
  newToday: string;
  open: string;
  entitled: string | null;
  given: string | null;
  lag: string | null;
  verdict: TraceRow['verdict'];
  basis: string;
}

/** The table of who was considered; 公平差 = 应得 − 已得 at the moment of the decision. */
export function candidateWords(trace: Trace, names: Names): CandidateWords[] {
  return trace.candidates.map((row) => {
    const figures = row.entitled == null ? null : shareFigures(row);
    return {
      staffId: row.staffId,
      name: names.staff(row.staffId),
      outletName: names.unit(row.unitId),
      newToday: `${row.newToday} / ${row.dailyCapacity}`,
      open: `${row.open} / ${row.openCapacity}`,
      entitled: figures && figures.entitled,
      given: figures && figures.given,
      lag: figures && signed(figures.lag),
      verdict: row.verdict,
      basis: basisWords(row, trace, names),
    };
  });
}

const signed = (value: number): string => (value < 0 ? `−${Math.abs(value).toFixed(1)}` : value.toFixed(1));

function basisWords(row: TraceRow, trace: Trace, names: Names): string {
  switch (row.basis) {
    case 'named':
      return `${clauseWords(trace.chosen.by)}且在岗`;
    case 'fair_share':
      if (row.rank == null) return `${clauseWords(trace.chosen.by)}优先，份额照记`;
      return row.rank === 1 ? '第 11 条 排第一' : `第 11 条 第 ${row.rank} 位`;
    case 'least_loaded':
      return row.rank === 1 ? '第 11 条 在跟最少' : `第 11 条 在跟第 ${row.rank} 少`;
    case 'off_duty':
      return '第 10 条 此刻不在岗';
    case 'not_licensed':
      return `第 8 条 无${licencesWords(trace.licences)}登记`;
    case 'returned_before':
      // The cool-off is a figure of that rung.
      return `第 13 条 ${names.formerly(row.staffId)}`;
    case 'barred':
      return '客户请求换人';
    case 'daily_full':
      return `第 11 条 今日新线索已满 ${row.dailyCapacity} 条`;
    case 'open_full':
      return `第 11 条 在跟已满 ${row.openCapacity} 条`;
  }
}

const KEPT_FROM_IT: Record<ExclusionReason, string> = {
  off_duty: '不在岗',
  not_licensed: '无资质',
  returned_before: '跟过这条',
  barred: '客户请求换人',
  daily_full: '今日已满',
  open_full: '在跟已满',
};

/** 共排除 12 人：不在岗 9、今日已满 3; null when the table names them all. */
export function excludedWords({ excluded = {}, candidates }: Trace): string | null {
  const counts = Object.entries(excluded) as [ExclusionReason, number][];
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  if (all <= candidates.filter(({ verdict }) => verdict === 'excluded').length) return null;
  return `共排除 ${all} 人：${counts.map(([reason, count]) => `${KEPT_FROM_IT[reason]} ${count}`).join('、')}`;
}
