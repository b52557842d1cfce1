import type { Lead } from './lead.model';
import { LeadModel } from './lead.model';

export interface EntryFigures {
  enquired: number;
  won: number;
}

/** Leads that came through each of some codes; a lead that came through two counts at both. */
export async function entryFigures(entryIds: readonly string[]): Promise<ReadonlyMap<string, EntryFigures>> {
  const rows = await LeadModel.aggregate<{ _id: { entryId: string; state: Lead['state'] }; leads: number }>([
    { $match: { 'touches.facts.entryId': { $in: [...entryIds] } } },
    { $project: { state: 1, 'touches.facts.entryId': 1 } },
    { $unwind: '$touches' },
    { $match: { 'touches.facts.entryId': { $in: [...entryIds] } } },
    // Once a lead and code, however often its customer came back.
    { $group: { _id: { leadId: '$_id', entryId: '$touches.facts.entryId', state: '$state' } } },
    { $group: { _id: { entryId: '$_id.entryId', state: '$_id.state' }, leads: { $sum: 1 } } },
  ]);
  const figures = new Map<string, EntryFigures>();
  for (const { _id, leads } of rows) {
    const { enquired, won } = figures.get(_id.entryId) ?? { enquired: 0, won: 0 };
    figures.set(_id.entryId, { enquired: enquired + leads, won: won + (_id.state === 'won' ? leads : 0) });
  }
  return figures;
}

/** Leads that came through any of some codes: one that came through two counts once. */
export async function entryTotals(entryIds: readonly string[]): Promise<EntryFigures> {
  const through = { 'touches.facts.entryId': { $in: [...entryIds] } };
  const [enquired, won] = await Promise.all([LeadModel.countDocuments(through), LeadModel.countDocuments({ ...through, state: 'won' })]);
  return { enquired, won };
}
