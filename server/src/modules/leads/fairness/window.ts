import { addDays, daysBetween, shanghaiInstant, shanghaiParts } from '@yinqiao/shared/domain';
import { AppError } from '../../../platform/http/AppError';

/** Business days, both included. */
export interface Window {
  from: string;
  to: string;
}

const MOST_DAYS = 31;

/** Monday to Sunday around a day. */
export function weekOf(day: string): Window {
  const from = addDays(day, -((shanghaiParts(shanghaiInstant(day)).weekday + 6) % 7));
  return { from, to: addDays(from, 6) };
}

/**
 * The time a report is asked for; the running week when none is named.
 * @throws AppError REQUEST_INVALID
 */
export function windowOf(
  { week, from, to }: { week?: string | undefined; from?: string | undefined; to?: string | undefined },
  today: string,
): Window {
  if (from === undefined && to === undefined) return weekOf(week ?? today);
  if (week !== undefined || from === undefined || to === undefined) throw invalid('query.week', '请只填一周，或填起止两天');
  if (from > to) throw invalid('query.to', '结束不能早于开始');
  if (daysBetween(from, to) >= MOST_DAYS) throw invalid('query.to', `最多 ${MOST_DAYS} 天`);
  return { from, to };
}

const invalid = (field: string, words: string) => new AppError('REQUEST_INVALID', { fields: { [field]: words } });

/** The days of a window that have begun. */
export const daysOf = ({ from, to }: Window, today: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to < today ? to : today) + 1) }, (_, n) => addDays(from, n));
