import { dayWords, metrics, shanghaiInstant, type UnitLevel } from '@yinqiao/shared/domain';

/** 11月5日–12月4日 */
export const periodWords = (startsOn: string, endsOn: string, now: Date): string =>
  `${dayWords(shanghaiInstant(startsOn), now)}–${dayWords(shanghaiInstant(endsOn), now)}`;

/** Those who receive a part of a unit of this level, counted: 3 家分行, 9 人. */
const receivers: Record<UnitLevel, string> = {
  head_office: '家分行',
  branch: '家支行',
  sub_branch: '个网点',
  outlet: '人',
  remote_desk: '人',
};
export const receiverWords = (level: UnitLevel, n: number): string => `${n} ${receivers[level]}`;

const childTitles: Record<UnitLevel, string> = {
  head_office: '分行',
  branch: '支行',
  sub_branch: '网点',
  outlet: '客户经理',
  remote_desk: '远程坐席',
};
export const childTitle = (level: UnitLevel): string => childTitles[level];

/** A metric that our own process counts has no results file to wait for. */
export const countedByProcess = (metricName: string): boolean =>
  Object.values(metrics).some((metric) => metric.name === metricName && metric.source === 'process');

export const stateTone = { splitting: 'warn', released: 'brand', untouched: 'neutral', ended: 'neutral' } as const;
