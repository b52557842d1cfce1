import { dayWords, productLines, rungNames } from '@yinqiao/shared/domain';
import type { SimulationResult, SimulationRow } from '../../../features/leads-console/simulations';
import { thousands } from '../../../ui/desk/figures';
import type { Tone } from '../../../ui/desk/Tag';

type Decider = SimulationResult['rungs'][number]['by'];
type Placement = SimulationResult['samples'][number]['placements'][number];

/** A working day of the policy has 480 minutes. */
const WORKING_DAY = 480;

export const stateTones: Readonly<Record<SimulationRow['state'], Tone>> = {
  running: 'brand',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

export function deciderWords(by: Decider): string {
  if (by === 'red_lines') return '红线不分配';
  if (by === 'custom') return '自定规则';
  return by === 'waiting' ? '没有分到' : rungNames[by];
}

/** 管户在岗 刘志远 · 公海抢单 · 没有分到 */
export const placementWords = ({ by, name }: Placement): string => `${deciderWords(by)}${name ? ` ${name}` : ''}`;

/** Opening minutes: 35 分 · 2.5 小时 · 1.2 个工作日 */
export function minutesWords(minutes: number | null): string {
  if (minutes === null) return '—';
  if (minutes < 60) return `${minutes} 分`;
  const [whole, unit] = minutes < WORKING_DAY ? [60, '小时'] : [WORKING_DAY, '个工作日'];
  return `${Math.round((minutes / whole) * 10) / 10} ${unit}`;
}

/** +39 · −232 · 不变; in the words of its measure. */
export function changeWords(before: number, after: number, words: (difference: number) => string = thousands): string {
  const difference = Math.abs(after - before);
  // What rounds to nothing is no change.
  if (words(difference) === words(0)) return '不变';
  return `${after > before ? '+' : '−'}${words(difference)}`;
}

/** 10月23日–11月21日 · 重放 4,318 条 */
export function spanWords({ load, from, to, progress }: SimulationRow, now: string | Date, leads: number | null): string {
  const time = `${dayWords(`${from}T12:00:00+08:00`, now)}–${dayWords(`${to}T12:00:00+08:00`, now)}`;
  const many = leads ?? progress?.total ?? null;
  const what = load.kind === 'history' ? '重放' : '合成';
  return many === null ? `${time} · ${what}` : `${time} · ${what} ${thousands(many)} 条`;
}

/** 近 30 天 · 合成 14 天，每天 200 条，装修贷 2 : 个人养老金 1 */
export function loadWords({ load }: Pick<SimulationRow, 'load'>): string {
  if (load.kind === 'history') return `近 ${load.days} 天`;
  const lines = (Object.entries(load.mix) as [keyof typeof productLines, number][]).filter(([, weight]) => weight > 0);
  const mix = lines
    .map(([line, weight]) => (lines.length === 1 ? `全是${productLines[line]}` : `${productLines[line]} ${weight}`))
    .join(' : ');
  return `合成 ${load.days} 天，每天 ${thousands(load.leadsPerDay)} 条，${mix}`;
}

/** V12 → V13; the same name twice where a policy is held against itself. */
export const policiesWords = ({ policies: [before, after] }: SimulationRow): string => `${before.name} → ${after.name}`;
