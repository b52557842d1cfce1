import { addDays, businessDayOf, shanghaiInstant, shanghaiParts } from '@yinqiao/shared/domain';
import { spanWords } from './fairnessWords';

const WEEKS = 6;

/** The running week and those before it, each named by its Monday; the running one has no name of its own. */
export function weekOptions(now: Date): { value: string; label: string }[] {
  const today = businessDayOf(now);
  const monday = addDays(today, -((shanghaiParts(shanghaiInstant(today)).weekday + 6) % 7));
  return Array.from({ length: WEEKS }, (_, back) => {
    const from = addDays(monday, -7 * back);
    const span = spanWords({ from, to: addDays(from, 6), now: now.toISOString() });
    return { value: from, label: back === 0 ? `本周 ${span}` : span };
  });
}
