import type { Lead } from '../lead.model';
import { type Verdict, VerdictModel } from './verdict.model';

/** The dispute about a lead that is not final: while it is open nobody but the verdict gives the lead to one who claims it. */
export const openDisputeOf = (leadId: string): Promise<Pick<Verdict, '_id' | 'partyIds'> | null> =>
  VerdictModel.findOne({ leadId, open: true }).select({ partyIds: 1 }).lean<Pick<Verdict, '_id' | 'partyIds'> | null>();

/** Of some leads those of which an open dispute names this member, all at once. */
export async function disputedBy(staffId: string, leadIds: readonly string[]): Promise<Set<string>> {
  const open = await VerdictModel.find({ leadId: { $in: [...leadIds] }, open: true, partyIds: staffId })
    .select({ leadId: 1 })
    .lean();
  return new Set(open.map(({ leadId }) => leadId));
}

/** What is final about the present round of a lead, the newest first. */
export async function finalVerdictsOf({ _id: leadId, history }: Pick<Lead, '_id' | 'history'>): Promise<Verdict[]> {
  const reopenedAt = history.findLast(({ what }) => what === 'reopened')?.at;
  return VerdictModel.find({ leadId, state: 'final', ...(reopenedAt ? { raisedAt: { $gte: reopenedAt } } : {}) })
    .sort({ year: -1, number: -1 })
    .lean<Verdict[]>();
}
