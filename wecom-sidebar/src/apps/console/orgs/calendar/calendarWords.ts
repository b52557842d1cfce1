import { type DayMark, dayAndWeekdayWords, isWeekend, type MarkedDay, shanghaiInstant } from '@yinqiao/shared/domain';

/** 12月31日 周四 */
export const dayTitle = (day: string): string => dayAndWeekdayWords(shanghaiInstant(day), shanghaiInstant(day));

const markNames: Record<DayMark, string> = { working: '调休上班', rest: '放假', closed: '全行不营业' };

/** What a day is, marked or not: 平常 is what its weekday is. */
export const markWords = (day: string, mark: DayMark | null): string => {
  if (mark) return markNames[mark];
  return isWeekend(day) ? '平常周末' : '平常工作日';
};

/** What a day may be marked as; 平常 takes the mark away. */
export const marksFor = (day: string): readonly { key: DayMark | 'plain'; label: string }[] => [
  { key: 'plain', label: '平常' },
  isWeekend(day) ? { key: 'working', label: '班' } : { key: 'rest', label: '休' },
  { key: 'closed', label: '闭' },
];

export const markOn = (days: readonly MarkedDay[], day: string): MarkedDay | null => days.find((one) => one.day === day) ?? null;

/** What somebody changed and has not published: by day, the new mark, or null where it was taken away. */
export type Edits = Readonly<Record<string, MarkedDay | null>>;

/** A year with the changes on it; the year may have been published anew since they were made. */
export function withEdits(days: readonly MarkedDay[], edits: Edits): MarkedDay[] {
  const kept = days.filter(({ day }) => !(day in edits));
  return [...kept, ...Object.values(edits).filter((one) => one !== null)].sort((a, b) => (a.day < b.day ? -1 : 1));
}
