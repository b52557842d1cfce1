import { licences } from '@yinqiao/shared/domain';
import { licenceWords, type Names, shareFigures } from './shareWords';
import type { OwnerResult, Rungs, Trace, TraceRow } from './trace';

/** 线索分配规则 V1 · 第 11 条 公平份额 */
export const ruleWords = (trace: Trace): string =>
  `线索分配规则 ${trace.policy} · ${trace.chosen.by === 'owner' ? '第 3 条 管户' : '第 11 条 公平份额'}`;

/** 河东支行 9 人 → 在岗 8 → 有资质 7 → 有容量 5 → 选 1 */
export function funnelWords(trace: Trace, names: Names): string {
  if (trace.chosen.by === 'owner') return '管户在岗、有容量 → 直接给管户，不进入公平份额';
  const { team, onDuty, licensed, fresh, withCapacity } = trace.funnel;
  const steps = [`${names.unit(trace.poolUnitId)} ${team} 人`, `在岗 ${onDuty}`];
  if (trace.licence) steps.push(`有资质 ${licensed}`);
  if (fresh < licensed) steps.push(`未退回过 ${fresh}`);
  return [...steps, `有容量 ${withCapacity}`, '选 1'].join(' → ');
}

export interface RungWords {
  key: string;
  name: string;
  result: string;
  tone: 'decided' | 'used' | 'passed';
}

/** The ladder as it was walked, with the rung that decided. */
export function rungWords(trace: Trace, names: Names): RungWords[] {
  const { rungs, licence } = trace;
  const chosen = names.staff(trace.chosen.staffId);
  const owned = rungs.owner === 'assigned';
  const rung = (key: keyof Rungs, name: string, result: string, used: boolean): RungWords => {
    const decided = key === (owned ? 'owner' : 'fairShare');
    return { key, name, result, tone: decided ? 'decided' : used ? 'used' : 'passed' };
  };
  return [
    rung('redLines', '红线', '通过', false),
    rung('collision', '撞单', rungs.collision === 'joined' ? '合并' : '无', false),
    rung('owner', '管户', owned ? chosen : OWNER_RESULTS[rungs.owner], false),
    rung('area', '自选', names.area(trace.areaId).replace('片区', ''), true),
    rung('licence', '资质', licence ? licences[licence].replace('资质', '') : '不限', licence !== null),
    rung('nearest', '就近', rungs.nearest === 'not_used' ? '不用' : names.unit(trace.poolUnitId), rungs.nearest !== 'not_used'),
    rung('fairShare', '公平', owned ? '未到' : chosen, false),
  ];
}

export interface CandidateWords {
  staffId: string;
  name: string;
  outletName: string;
  newToday: string;
  entitled: string | null;
  given: string | null;
  lag: string | null;
  verdict: TraceRow['verdict'];
  basis: string;
}

/** The table of who was considered; 公平差 = 应得 − 已得 at the moment of the decision. */
export function candidateWords(trace: Trace, names: Names): CandidateWords[] {
  return trace.candidates.map((row) => {
    const figures = row.entitled === null ? null : shareFigures(row);
    return {
      staffId: row.staffId,
      name: names.staff(row.staffId),
      outletName: names.unit(row.unitId),
      newToday: `${row.newToday} / ${row.dailyCapacity}`,
      entitled: figures && figures.entitled,
      given: figures && figures.given,
      lag: figures && signed(figures.lag),
      verdict: row.verdict,
      basis: basisWords(row, trace),
    };
  });
}

const signed = (value: number): string => (value < 0 ? `−${Math.abs(value).toFixed(1)}` : value.toFixed(1));

function basisWords(row: TraceRow, trace: Trace): string {
  switch (row.basis) {
    case 'owner':
      return '第 3 条 管户且在岗';
    case 'fair_share':
      if (row.rank === null) return '第 3 条 管户优先，份额照记';
      return row.rank === 1 ? '第 11 条 排第一' : `第 11 条 第 ${row.rank} 位`;
    case 'off_duty':
      return '第 10 条 此刻不在岗';
    case 'not_licensed':
      return `第 8 条 无${trace.licence ? licenceWords(trace.licence) : '资质'}登记`;
    case 'returned_before':
      return '退回过这条线索';
    case 'daily_full':
      return `第 11 条 今日新线索已满 ${row.dailyCapacity} 条`;
    case 'open_full':
      return `第 11 条 在跟已满 ${row.openCapacity} 条`;
  }
}

const OWNER_RESULTS: Record<OwnerResult, string> = {
  none: '无',
  assigned: '在岗',
  off_duty: '不在岗',
  not_licensed: '无资质',
  returned_before: '已退回',
  daily_full: '已满',
  open_full: '已满',
};
