/** How times and durations are spoken on a screen (Asia/Shanghai, whatever the machine's zone is). */

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

/** China has one zone and no daylight saving since 1991, so the offset is a constant; Intl is avoided because mini-programs lack zones. */
export function shanghaiParts(at: Date | string): Parts {
  const local = new Date(new Date(at).getTime() + SHANGHAI_OFFSET_MS);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    weekday: local.getUTCDay(),
  };
}

const two = (n: number) => String(n).padStart(2, '0');

/** The business day `YYYY-MM-DD` in Asia/Shanghai that an instant falls on. */
export function businessDayOf(at: Date | string): string {
  const p = shanghaiParts(at);
  return `${p.year}-${two(p.month)}-${two(p.day)}`;
}

/** The instant of a wall-clock time in Asia/Shanghai; `time` is `HH:mm`. */
export function shanghaiInstant(day: string, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

/** The business day `n` days after (or before) another. */
export function addDays(day: string, n: number): string {
  return businessDayOf(new Date(shanghaiInstant(day).getTime() + n * 86_400_000));
}

/** 14:32 */
export const clockWords = (at: Date | string): string => {
  const p = shanghaiParts(at);
  return `${two(p.hour)}:${two(p.minute)}`;
};

/** 11月22日, with the year when it is not that of `now`. */
export function dayWords(at: Date | string, now: Date | string): string {
  const p = shanghaiParts(at);
  const sameYear = p.year === shanghaiParts(now).year;
  return `${sameYear ? '' : `${p.year}年`}${p.month}月${p.day}日`;
}

/** 周日 */
export const weekdayWords = (at: Date | string): string => WEEKDAYS[shanghaiParts(at).weekday] ?? '';

/** 11月22日 周日 */
export const dayAndWeekdayWords = (at: Date | string, now: Date | string): string => `${dayWords(at, now)} ${weekdayWords(at)}`;

/** 今天 16:26 · 明天 09:00 · 昨天 18:00 · 11月25日 周三 09:30 */
export function momentWords(at: Date | string, now: Date | string): string {
  const distance = daysBetween(businessDayOf(now), businessDayOf(at));
  const near: Record<string, string> = { '-1': '昨天', '0': '今天', '1': '明天' };
  return `${near[String(distance)] ?? dayAndWeekdayWords(at, now)} ${clockWords(at)}`;
}

/** 11-22 14:32: for words that are read on another day than they were written, where 今天 would not stay true. */
export function stampWords(at: Date | string): string {
  const p = shanghaiParts(at);
  return `${two(p.month)}-${two(p.day)} ${clockWords(at)}`;
}

/** Whole days from one business day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((shanghaiInstant(to).getTime() - shanghaiInstant(from).getTime()) / 86_400_000);

/** 1 小时 54 分 · 8 分钟 · 2 天 */
export function durationWords(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 48 * 60) return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
  return `${Math.round(minutes / 1440)} 天`;
}

/** 还剩 1 小时 54 分, or 已超 8 分钟 when it is past. */
export function remainingWords(due: Date | string, now: Date | string): string {
  const ms = new Date(due).getTime() - new Date(now).getTime();
  return ms >= 0 ? `还剩 ${durationWords(ms)}` : `已超 ${durationWords(-ms)}`;
}
