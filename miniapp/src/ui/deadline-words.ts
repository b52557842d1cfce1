import { clockWords, dayWords, momentWords, shanghaiParts } from '@yinqiao/shared/domain';

const MINUTE_MS = 60_000;

/** Midnight belongs to the day it ends, for whoever reads it: 12月31日 23:59 and not 1月1日 00:00. */
const lastMinute = (at: Date | string): Date => {
  const end = new Date(at);
  return clockWords(end) === '00:00' ? new Date(end.getTime() - MINUTE_MS) : end;
};

/** 今天 21:00 · 12月31日 周四 23:59 */
export const deadlineWords = (at: Date | string, now: Date | string): string => momentWords(lastMinute(at), now);

/** 今天 11:30–14:00 · 10月24日 09:00–12月8日: over days without weekdays, so that it fits a line; the clock is left out at either end of a whole day. */
export function windowWords(startsAt: Date | string, endsAt: Date | string, now: Date | string): string {
  const end = lastMinute(endsAt);
  const [from, to] = [shanghaiParts(startsAt), shanghaiParts(end)];
  if (from.day === to.day && from.month === to.month && from.year === to.year) return `${momentWords(startsAt, now)}–${clockWords(end)}`;
  const point = (at: Date | string, wholeDay: string) =>
    clockWords(at) === wholeDay ? dayWords(at, now) : `${dayWords(at, now)} ${clockWords(at)}`;
  return `${point(startsAt, '00:00')}–${point(end, '23:59')}`;
}
