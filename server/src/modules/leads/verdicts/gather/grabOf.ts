import { businessDayOf, rungOf, type RuleSet, shanghaiInstant } from '@yinqiao/shared/domain';
import { AuditEntryModel } from '../../../../platform/audit';
import { addOpeningMinutes, type OpeningHours } from '../../../orgs';
import type { Lead } from '../../lead.model';
import { isOpenAt } from '../../roster';
import type { Grab, Holding } from '../judge/facts';
import { daysFrom } from '../judge/days';

const DAY_MS = 86_400_000;

/** D6: how the lead was last grabbed from the open pool; null when it never was. */
export async function grabOf(
  lead: Lead,
  holdings: readonly Holding[],
  rules: RuleSet,
  hoursOf: (staffId: string) => OpeningHours | null,
): Promise<Grab | null> {
  const entry = lead.history.findLast(({ what }) => what === 'grabbed');
  const hours = entry?.staffId ? hoursOf(entry.staffId) : null;
  if (!entry?.staffId || !hours) return null;
  const { staffId, at } = entry;
  const held = holdings.findLast((holding) => holding.staffId === staffId && holding.endedAt !== null && holding.endedAt <= at);
  const contactMinutes = rungOf(rules, 'open_pool')?.params.contactMinutes ?? 0;
  return {
    staffId,
    at,
    inWorkHours: isOpenAt(hours, at),
    ofDay: await placeOfDay(lead._id, staffId, at),
    daysSinceHeld: held?.endedAt ? daysFrom(held.endedAt, at) : null,
    contactBy: addOpeningMinutes(hours, at, contactMinutes),
    contactedAt: holdings.find((holding) => holding.staffId === staffId && holding.from.getTime() === at.getTime())?.firstContactAt ?? null,
  };
}

/** Which of the member's takings of that day it was, by the trail. */
async function placeOfDay(leadId: string, staffId: string, at: Date): Promise<number> {
  const start = shanghaiInstant(businessDayOf(at));
  const end = new Date(start.getTime() + DAY_MS);
  const taken = await AuditEntryModel.find({
    'actor.id': staffId,
    action: 'grab:Lead',
    at: { $gte: start, $lt: end },
    outcome: 'done',
  })
    .sort({ at: 1, _id: 1 })
    .lean();
  return taken.findLastIndex(({ subjects }) => subjects.includes(`Lead/${leadId}`)) + 1;
}
