import { daysBetween } from '@yinqiao/shared/domain';
import type { Fairness } from '../../../features/leads-console/fairness';
import type { Scale } from './ShareChart';

/** Axes end on an even number, so that their middle is whole. */
const LEAST_LEADS = 4;

/** One ruler that fits everybody of a report. */
export function scaleOf({ people, from, to }: Pick<Fairness, 'people' | 'from' | 'to'>): Scale {
  const days = people.flatMap((person) => person.days);
  const most = Math.max(LEAST_LEADS, ...days.map(({ entitled, given }) => Math.max(entitled, given)));
  const lags = [...days.map(({ lag }) => Math.abs(lag)), ...people.map(({ worst }) => worst?.lag ?? 0)];
  return { from, days: daysBetween(from, to) + 1, leads: 2 * Math.ceil(most / 2), lag: Math.max(1, ...lags) };
}
