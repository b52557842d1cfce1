import { staffById } from '../orgs';
import { type EntryCode, EntryCodeModel, isActive } from './entryCode.model';
import { EntryOpeningModel, openingId } from './entryOpening.model';

/** What a phone tells of the code that was scanned. */
export interface EntryTold {
  entryId: string;
  visitId: string;
  declined: boolean;
}

/** A code that counts, with what its kind names. */
export type EnteredBy = { entryId: string; scannedAt: Date } & (
  | { kind: 'staff'; staffId: string }
  | { kind: 'referral'; staffId: string; byStaffId: string }
  | { kind: 'outlet'; outletId: string }
  | { kind: 'community'; communityId: string }
);

/** A code that counts at a moment; null for one that is unknown, over, or of which somebody it tells of has left: who is named, who refers. */
export async function activeEntry(entryId: string, at: Date): Promise<EntryCode | null> {
  const entry = await EntryCodeModel.findById(entryId).lean<EntryCode | null>();
  if (!entry || !isActive(entry, at)) return null;
  const told = [entry.staffId, entry.kind === 'referral' ? entry.createdBy : null].flatMap((staffId) => staffId ?? []);
  const staff = await Promise.all(told.map(staffById));
  return staff.every((one) => one?.status === 'active') ? entry : null;
}

/** What the code names, and when it was scanned: the opening tells; one that was never told counts from now. */
export async function enteredBy({ entryId, visitId }: EntryTold, at: Date): Promise<EnteredBy | null> {
  const entry = await activeEntry(entryId, at);
  const named = entry && namedBy(entry);
  if (!named) return null;
  const opening = await EntryOpeningModel.findById(openingId(entryId, visitId)).lean();
  return { entryId, scannedAt: opening && opening.at < at ? opening.at : at, ...named };
}

function namedBy({ kind, staffId, createdBy, unitId, communityId }: EntryCode) {
  switch (kind) {
    case 'staff':
      return staffId ? { kind, staffId } : null;
    case 'referral':
      return staffId ? { kind, staffId, byStaffId: createdBy } : null;
    case 'outlet':
      return { kind, outletId: unitId };
    case 'community':
      return communityId ? { kind, communityId } : null;
  }
}
