import { PersonModel } from './person.model';

/** A customer whose risk assessment ends on a day. */
export interface RiskEnding {
  personId: string;
  areaId: string;
}

/** Customers whose assessment holds for the last time on a business day, in the order of their ids. @param after behind this one */
export async function personsWhoseRiskEnds(day: string, after: string, limit: number): Promise<RiskEnding[]> {
  const found = await PersonModel.find({ 'risk.validUntil': day, _id: { $gt: after }, mergedInto: { $exists: false } })
    .sort({ _id: 1 })
    .limit(limit)
    .select({ areaId: 1 })
    .lean<{ _id: string; areaId: string }[]>();
  return found.map(({ _id, areaId }) => ({ personId: _id, areaId }));
}

/** How many customers' assessments end between two days, both included. */
export const countRiskEnding = (from: string, to: string): Promise<number> =>
  PersonModel.countDocuments({ 'risk.validUntil': { $gte: from, $lte: to } });
