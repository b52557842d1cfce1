import { loadPersonKeys, openField, sealField } from '../../../platform/crypto/personalData';
import type { mongoose } from '../../../platform/db/mongoose';
import { type Change, changeAll, changeDocument, changeTogether } from '../../../platform/db/reversible';
import { type AdviserWish, AdviserWishModel } from '../adviserWish.model';
import { BookOwnershipModel } from '../bookOwnership.model';
import { FollowRelationModel } from '../followRelation.model';
import { HandlingModel } from '../handling.model';
import { IdentityModel } from '../identity.model';
import { PayrollModel } from '../payroll.model';
import { PersonModel, type Person } from '../person.model';
import { NAMELESS } from '../survivorOf';

/**
 * Two persons become one, in the caller's transaction: names of the platforms, ledgers and friends go to the survivor, of two book
 * owners the older stays, and what only the other one told is taken over. @returns how to take it back
 */
export async function mergePersons(survivor: Person, merged: Person, at: Date): Promise<Change[]> {
  return [
    ...(await endYoungerOwnership(survivor, merged, at)),
    ...(await moveLedgers(merged._id, survivor._id)),
    ...(await takeOwner(survivor, merged)),
    await changeDocument(PersonModel, survivor, { ...known(survivor, merged), ...(await told(survivor, merged)) }),
    await changeDocument(PersonModel, merged, { mergedInto: survivor._id }),
    // Whoever was merged into the one that goes leads to the one that stays as well.
    ...(await changeAll(PersonModel, { mergedInto: merged._id }, { mergedInto: survivor._id })),
  ];
}

/** What the platforms and the ledgers say of a person is said of the survivor. */
export async function moveLedgers(personId: string, survivorId: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (const model of ledgers) changes.push(...(await changeAll(model, { personId }, { personId: survivorId })));
  return [...changes, ...(await moveWishes(personId, survivorId))];
}

/** A person's wishes are counted: those of the other come after the survivor's last, since numbers may lack after an undo. */
async function moveWishes(personId: string, survivorId: string): Promise<Change[]> {
  const last = await AdviserWishModel.findOne({ personId: survivorId }).sort({ n: -1 }).lean<AdviserWish | null>();
  let n = last?.n ?? 0;
  const changes: Change[] = [];
  for (const wish of await AdviserWishModel.find({ personId }).sort({ n: 1 }).lean<AdviserWish[]>()) {
    n += 1;
    changes.push(await changeDocument(AdviserWishModel, wish, { personId: survivorId, n }));
  }
  return changes;
}

type Ledger = mongoose.Model<{ _id: string; personId: string }>;
const ledgers = [IdentityModel, BookOwnershipModel, FollowRelationModel, HandlingModel, PayrollModel] as unknown as readonly Ledger[];

const isOlder = (one: Person, other: Person): boolean =>
  other.ownerStaffId === null || (one.ownerStaffId !== null && ownedSince(one) <= ownedSince(other));
const ownedSince = ({ ownerSince, createdAt }: Person): number => (ownerSince ?? createdAt).getTime();

/** The book owner of before stays; who may read follows the owner. */
async function takeOwner(survivor: Person, merged: Person): Promise<Change[]> {
  if (isOlder(survivor, merged)) return [];
  const { ownerStaffId, ownerSince, ownerContactAt, unitPath } = merged;
  const owner = { ownerStaffId, ownerSince, ownerContactAt, unitPath };
  return [await changeTogether(PersonModel, survivor, owner, ['ownerStaffId', 'ownerSince'])];
}

async function endYoungerOwnership(survivor: Person, merged: Person, at: Date): Promise<Change[]> {
  if (survivor.ownerStaffId === null || merged.ownerStaffId === null) return [];
  const younger = isOlder(survivor, merged) ? merged : survivor;
  return changeAll(BookOwnershipModel, { personId: younger._id, to: null }, { to: at });
}

/** What either of them is known by: the survivor's word first, the stricter where both say something that keeps from harm. */
function known(survivor: Person, merged: Person): Partial<Person> {
  const richer = merged.assets > survivor.assets ? merged : survivor;
  return {
    tier: richer.tier,
    assets: richer.assets,
    language: survivor.language ?? merged.language,
    redLines: union(survivor.redLines, merged.redLines),
    risk: survivor.risk ?? merged.risk,
    holdings: union(survivor.holdings, merged.holdings),
    groups: union(survivor.groups, merged.groups),
    channelPreference: survivor.channelPreference ?? merged.channelPreference,
    activeHours: survivor.activeHours ?? merged.activeHours,
    largeType: survivor.largeType || merged.largeType,
  };
}

const union = <T>(some: readonly T[], more: readonly T[]): T[] => [...new Set([...some, ...more])];

/** Name and phone that only the other one told, sealed anew under the survivor's key. */
async function told(survivor: Person, merged: Person): Promise<Partial<Person>> {
  const takesName = NAMELESS.includes(survivor.maskedName) && !NAMELESS.includes(merged.maskedName);
  const takesPhone = merged.maskedPhone !== '' && (survivor.maskedPhone === '' || (isChecked(merged) && !isChecked(survivor)));
  if (!takesName && !takesPhone) return {};
  await loadPersonKeys([survivor._id, merged._id]);
  const resealed = (field: 'sealedName' | 'sealedPhone') =>
    sealField(addressOf(survivor, field), openField(addressOf(merged, field), merged[field]));
  const { maskedName, salutation, gender, birthday, maskedPhone } = merged;
  const phoneIndex = isChecked(merged) ? merged.phoneIndex : survivor.phoneIndex;
  const toldPhoneIndex = merged.toldPhoneIndex ?? null;
  return {
    ...(takesName ? { maskedName, salutation, gender, birthday, sealedName: resealed('sealedName') } : {}),
    ...(takesPhone ? { maskedPhone, phoneIndex, toldPhoneIndex, sealedPhone: resealed('sealedPhone') } : {}),
  };
}

/** Whether a source of the bank names the number, and not only the person. */
const isChecked = ({ toldPhoneIndex }: Person): boolean => !toldPhoneIndex;

const addressOf = ({ _id }: Person, field: string) => ({ personId: _id, collection: 'persons', documentId: _id, field });
