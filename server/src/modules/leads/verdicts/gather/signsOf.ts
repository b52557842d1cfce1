import { businessDayOf } from '@yinqiao/shared/domain';
import { AuditEntryModel } from '../../../../platform/audit';
import type { VerdictFacts } from '../judge/facts';
import { terms } from '../judge/terms';

const DAY_MS = 86_400_000;

/** D7: days on which a member opened so many customers' numbers that it looks like copying a book. The trail knows every one. */
export async function signsOf(staffIds: readonly string[], at: Date): Promise<VerdictFacts['signs']> {
  const since = new Date(at.getTime() - terms.signDays * DAY_MS);
  const signs = [];
  for (const staffId of staffIds) {
    const reveals = await AuditEntryModel.find({
      'actor.id': staffId,
      action: 'reveal:Customer',
      at: { $gte: since, $lte: at },
      outcome: 'done',
    })
      .select({ at: 1, subjects: 1 })
      .sort({ at: 1 })
      .lean();
    for (const day of new Set(reveals.map((entry) => businessDayOf(entry.at)))) {
      const ofDay = reveals.filter((entry) => businessDayOf(entry.at) === day);
      const count = new Set(ofDay.flatMap(({ subjects }) => subjects)).size;
      if (count >= terms.revealsOfDay) signs.push({ code: 'mass_reveals' as const, staffId, at: ofDay.at(-1)!.at, count });
    }
  }
  return signs;
}
