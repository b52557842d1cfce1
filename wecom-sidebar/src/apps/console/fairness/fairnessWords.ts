import { businessDayOf, dayWords, shanghaiInstant, shanghaiParts, weekdayWords } from '@yinqiao/shared/domain';
import type { Fairness, FairPerson } from '../../../features/leads-console/fairness';

/** 10.3; below 0 with the sign of print. Tables show two places, so that their columns add up. */
export const leadsWords = (leads: number, places = 1): string => {
  const words = Math.abs(leads).toFixed(places);
  return leads < 0 && Number(words) > 0 ? `−${words}` : words;
};

/** 最多少分 0.6 条（周二） */
export const worstWords = (worst: FairPerson['worst'], unit = ''): string =>
  worst ? `${leadsWords(worst.lag)}${unit}（${weekdayWords(worst.at)}）` : '没有';

/** 11月16日–22日 */
export function spanWords({ from, to, now }: Pick<Fairness, 'from' | 'to' | 'now'>): string {
  const [first, last] = [shanghaiInstant(from), shanghaiInstant(to)];
  const sameMonth = shanghaiParts(first).month === shanghaiParts(last).month;
  return `${dayWords(first, now)}–${sameMonth ? `${shanghaiParts(last).day}日` : dayWords(last, now)}`;
}

export const isRunning = ({ from, to, now }: Pick<Fairness, 'from' | 'to' | 'now'>): boolean =>
  from <= businessDayOf(now) && businessDayOf(now) <= to;

/** What one cell shows, for whoever hears it. */
export const chartWords = ({ name, entitled, given, worst }: FairPerson): string =>
  `${name} 应得 ${leadsWords(entitled)} 条，已得 ${given} 条，${worst ? `最多少分 ${leadsWords(worst.lag)} 条，在${weekdayWords(worst.at)}` : '没有少分过'}`;

const REASONS: Record<FairPerson['missed'][number]['reason'], string> = {
  off_duty: '不在岗时的',
  not_licensed: '缺资质的',
  returned_before: '退回过的',
  barred: '客户请求换人的',
  daily_full: '当日已满后的',
  open_full: '在跟已满后的',
};

/** 不在岗时的 19 条、缺资质的 10 条不计份 */
export const missedWords = (missed: FairPerson['missed']): string =>
  `${missed.map(({ reason, leads }) => `${REASONS[reason]} ${leads} 条`).join('、')}不计份`;

export const RUNGS: Record<Fairness['unshared'][number]['rung'], string> = {
  handler: '第 2 条 经办',
  owner: '第 3 条 管户在岗',
  friend: '第 4 条 企微好友',
  referral: '第 5 条 转介绍指定',
  code_staff: '第 6 条 来源码员工',
  chosen: '第 7 条 客户自选顾问',
  fair_share: '第 11 条 最少在跟',
  custom: '自定规则',
  grabbed: '第 13 条 公海抢单',
  by_hand: '经理转派',
};
