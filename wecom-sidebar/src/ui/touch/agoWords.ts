import { durationWords } from '@yinqiao/shared/domain';

const MINUTE_MS = 60_000;

/** 刚刚 · 2 分钟前 · 3 小时 5 分前 */
export function agoWords(at: string, now: Date): string {
  const ms = now.getTime() - Date.parse(at);
  return ms < MINUTE_MS ? '刚刚' : `${durationWords(ms)}前`;
}
