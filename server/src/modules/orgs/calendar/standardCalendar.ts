import { addDays, isWeekend, type MarkedDay } from '@yinqiao/shared/domain';
import { getDayDetail } from 'chinese-days';

/**
 * The public holidays and working weekends of a year as the State Council announced them, from the holiday library; null for a
 * year it does not know yet: they are announced in November of the year before, and the library follows with a release.
 */
export function standardCalendar(year: number): MarkedDay[] | null {
  const marked = daysOf(year).flatMap((day): MarkedDay[] => {
    const { work, name } = getDayDetail(day);
    if (work !== isWeekend(day)) return [];
    // The library names a holiday as `National Day,国庆节,3`.
    return [{ day, mark: work ? 'working' : 'rest', name: name.split(',')[1] ?? '' }];
  });
  return marked.length > 0 ? marked : null;
}

function daysOf(year: number): string[] {
  const first = `${year}-01-01`;
  return Array.from({ length: 366 }, (_, n) => addDays(first, n)).filter((day) => day.startsWith(`${year}-`));
}
