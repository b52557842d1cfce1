import { stampWords } from '@yinqiao/shared/domain';
import { planStaffNotices } from '../outreach';
import { groupBy } from './groupBy';
import type { Lead } from './lead.model';
import { namesOfStaff } from './lead.names';
import { clockDueWords, titleWords } from './lead.words';

/** A step of a clock that somebody is told of. */
export interface Told {
  to: string;
  lead: Lead & { staffId: string };
  step: 'remind' | 'escalate';
  /** A dispute is open: it is not taken back. */
  held: boolean;
}

/** In a message; the others are a number. */
const MOST_LINES = 4;

/** One message a person and kind, however many leads it is about: WeCom drops what is sent too often. In the caller's transaction. */
export async function planClockNotices(told: readonly Told[], at: Date): Promise<void> {
  const groups = groupBy(told, ({ to, step }) => `${to}/${step}`);
  const staff = await namesOfStaff(told.map(({ lead }) => lead.staffId));
  await planStaffNotices(
    [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const toHolder = first.step === 'remind';
      const lines = group.slice(0, MOST_LINES).map(({ lead, held }) => {
        const words = `${titleWords(lead)}：${clockDueWords(lead, at, held)}`;
        return toHolder ? words : `${staff(lead.staffId)} · ${words}`;
      });
      const more = group.length > MOST_LINES ? [`还有 ${group.length - MOST_LINES} 条`] : [];
      const title = toHolder ? `${group.length} 条线索到时间了` : `${group.length} 条线索超时，请看一下`;
      const path = !toHolder
        ? '/console.html#/leads/board'
        : group.length === 1
          ? `/workbench.html#/leads/${first.lead._id}`
          : '/workbench.html#/';
      return [{ staffId: first.to, notice: { title, lines: [...lines, ...more, `${stampWords(at)}`], path } }];
    }),
  );
}
