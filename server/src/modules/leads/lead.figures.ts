import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { withinUnit } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { type HistoryEntry, type Lead, LeadModel } from './lead.model';

/** The live process of one unit; a parent's figures are the sum of those below it. */
export interface ProcessFigures {
  unitPath: string;
  captured: number;
  /** Of those captured, the ones that nobody has accepted and that are not over. */
  unaccepted: number;
  accepted: number;
  firstContacted: number;
}

const sinceIn = (field: string, since: Date) => ({ $sum: { $cond: [{ $gte: [field, since] }, 1, 0] } });

/** What leads went through since the start of the business day, by the unit that holds them. */
export const processToday = (unitPath: string): Promise<ProcessFigures[]> =>
  processSince(shanghaiInstant(businessDayOf(businessNow())), unitPath);

/** The same since any instant. @param campaignId only leads of one campaign */
export function processSince(since: Date, unitPath: string, campaignId?: string): Promise<ProcessFigures[]> {
  return LeadModel.aggregate<ProcessFigures>([
    {
      $match: {
        ...withinUnit(unitPath),
        ...(campaignId ? { campaignId } : {}),
        $or: [{ capturedAt: { $gte: since } }, { acceptedAt: { $gte: since } }, { firstContactedAt: { $gte: since } }],
      },
    },
    {
      $group: {
        _id: '$unitPath',
        captured: sinceIn('$capturedAt', since),
        unaccepted: {
          $sum: { $cond: [{ $and: [{ $gte: ['$capturedAt', since] }, { $eq: ['$acceptedAt', null] }, { $eq: ['$open', true] }] }, 1, 0] },
        },
        accepted: sinceIn('$acceptedAt', since),
        firstContacted: sinceIn('$firstContactedAt', since),
      },
    },
    { $project: { _id: 0, unitPath: '$_id', captured: 1, unaccepted: 1, accepted: 1, firstContacted: 1 } },
  ]);
}

/** The latest happenings in a unit's subtree, newest first. */
export async function latestHappenings(unitPath: string, limit: number): Promise<{ lead: Lead; entry: HistoryEntry }[]> {
  const leads = await LeadModel.find(withinUnit(unitPath))
    .sort({ capturedAt: -1 })
    .limit(limit * 2)
    .lean<Lead[]>();
  return leads
    .flatMap((lead) => lead.history.map((entry) => ({ lead, entry })))
    .sort((a, b) => b.entry.at.getTime() - a.entry.at.getTime())
    .slice(0, limit);
}
