import { addDays, dayAndWeekdayWords, daysBetween, shanghaiInstant } from '@yinqiao/shared/domain';

interface DayRange {
  first: string;
  count: number;
  /** The business day on which the choice is made: only other years are named. */
  today: string;
  /** Says how many days it is from this one, both included. */
  countedFrom?: string;
}

/** Business days to choose from, each with its weekday: 11月25日 周三，4 天. */
export const dayOptions = ({ first, count, today, countedFrom }: DayRange): { value: string; label: string }[] =>
  Array.from({ length: count }, (_, index) => {
    const value = addDays(first, index);
    const words = dayAndWeekdayWords(shanghaiInstant(value), shanghaiInstant(today));
    return { value, label: countedFrom ? `${words}，${daysBetween(countedFrom, value) + 1} 天` : words };
  });
