import { scope, type StaffActor } from '../../platform/access';
import { activeAt, endedAt, type EntryCode, EntryCodeModel } from './entryCode.model';
import { EntryOpeningModel } from './entryOpening.model';

/** As many as a page shows: a unit with more is told so, and looks at those below it. */
const AT_MOST = 200;

/** Codes the actor made or is named in: the active ones first, then the latest. */
export async function ownEntries({ staffId }: StaffActor, at: Date): Promise<EntryCode[]> {
  const mine = { $or: [{ createdBy: staffId }, { staffId }] };
  const [active, ended] = await Promise.all([latest({ $and: [mine, activeAt(at)] }), latest({ $and: [mine, endedAt(at)] }, 20)]);
  return [...active, ...ended];
}

/** Codes of a subtree that the actor may read: the latest, and the ids of all. */
export async function entriesIn(actor: StaffActor, within: object, view: 'active' | 'ended', at: Date) {
  const condition = { $and: [scope(actor, 'read', EntryCodeModel), within, view === 'active' ? activeAt(at) : endedAt(at)] };
  const all = await EntryCodeModel.find(condition).select({ _id: 1 }).lean<{ _id: string }[]>();
  return { entries: await latest(condition), entryIds: all.map(({ _id }) => _id) };
}

/** Those of them that the actor may end. */
export async function endableIds(actor: StaffActor, entryIds: readonly string[]): Promise<Set<string>> {
  const found = await EntryCodeModel.find({ $and: [scope(actor, 'end', EntryCodeModel), { _id: { $in: [...entryIds] } }] })
    .select({ _id: 1 })
    .lean<{ _id: string }[]>();
  return new Set(found.map(({ _id }) => _id));
}

/** How often each was opened. */
export async function openings(entryIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await EntryOpeningModel.aggregate<{ _id: string; times: number }>([
    { $match: { entryId: { $in: [...entryIds] } } },
    { $group: { _id: '$entryId', times: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, times }) => [_id, times]));
}

/** How often all of them were opened together. */
export const openingsOf = (entryIds: readonly string[]): Promise<number> =>
  EntryOpeningModel.countDocuments({ entryId: { $in: [...entryIds] } });

const latest = (condition: object, most = AT_MOST): Promise<EntryCode[]> =>
  EntryCodeModel.find(condition).sort({ createdAt: -1, _id: 1 }).limit(most).lean<EntryCode[]>();
