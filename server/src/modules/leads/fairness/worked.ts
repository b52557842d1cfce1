import { shanghaiInstant, addDays } from '@yinqiao/shared/domain';
import { LeadModel } from '../lead.model';
import type { Window } from './window';

/** What has become of the leads an RM was given by fair share and still holds, or held to their end. */
export interface Worked {
  accepted: number;
  won: number;
}

/** By RM, of the leads assigned in a time. A lead whose named owner has it came by that; everybody else's used a share. */
export async function workedBy(staffIds: readonly string[], { from, to }: Window, countsNamed: boolean): Promise<Map<string, Worked>> {
  const shared = countsNamed ? true : { $ne: ['$pool.namedStaffId', '$staffId'] };
  const sumOf = (condition: object) => ({ $sum: { $cond: [{ $and: [shared, condition] }, 1, 0] } });
  const found = await LeadModel.aggregate<Worked & { _id: string }>([
    { $match: { staffId: { $in: [...staffIds] }, assignedAt: { $gte: shanghaiInstant(from), $lt: shanghaiInstant(addDays(to, 1)) } } },
    { $group: { _id: '$staffId', accepted: sumOf({ $ne: ['$acceptedAt', null] }), won: sumOf({ $eq: ['$state', 'won'] }) } },
  ]);
  return new Map(found.map(({ _id, accepted, won }) => [_id, { accepted, won }]));
}
