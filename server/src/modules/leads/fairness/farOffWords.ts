import type { Data } from '@yinqiao/shared/contracts';
import { FAR_OFF } from './fairness.view';

/** Above this, and with so many leads given in the time, few got what many were entitled to. */
const UNEVEN_GINI = 0.3;
const ENOUGH_LEADS = 20;
const MOST_NAMED = 3;

/** What of a report is to be looked at, a line each; empty while everything is as it should be. */
export function farOffWords({ people, sums }: Pick<Data<'leads.fairness'>, 'people' | 'sums'>): string[] {
  const far = people.filter(({ lag }) => Math.abs(lag) >= FAR_OFF).sort((a, b) => Math.abs(b.lag) - Math.abs(a.lag));
  const named = far.slice(0, MOST_NAMED).map(({ name, lag }) => `${name} ${lag > 0 ? '少' : '多'} ${Math.abs(lag)} 条`);
  const more = far.length > MOST_NAMED ? `等 ${far.length} 人` : '';
  return [
    ...(far.length > 0 ? [`与应得相差 ${FAR_OFF} 条以上：${named.join('、')}${more}`] : []),
    ...(sums.gini !== null && sums.gini > UNEVEN_GINI && sums.given >= ENOUGH_LEADS ? [`本周分配偏集中，基尼系数 ${sums.gini}`] : []),
  ];
}
