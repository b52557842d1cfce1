import { blindIndex } from '../../platform/crypto/personalData';
import { type Identity, IdentityModel, identityId } from './identity.model';
import { PersonModel, type Person } from './person.model';
import { personById } from './person.reads';

const NOT_MERGED = { mergedInto: { $exists: false } };

/** Whom the bank knows by a phone number in its one form; of several the one known longest. */
export async function knownByPhone(phone: string): Promise<Person | null> {
  const phoneIndex = blindIndex('phone', phone);
  const identity = await IdentityModel.findById(identityId('phone', phoneIndex)).lean<Identity | null>();
  const named = identity && (await personById(identity.personId));
  if (named) return named;
  return PersonModel.findOne({ phoneIndex, ...NOT_MERGED })
    .sort({ createdAt: 1, _id: 1 })
    .lean<Person | null>();
}

/** Pairs of persons whom the bank knows by one phone number, ids in their order; all there are. */
export async function* alikeByPhone(): AsyncGenerator<[string, string]> {
  const groups = PersonModel.aggregate<{ ids: string[] }>([
    { $match: { ...NOT_MERGED, maskedPhone: { $ne: '' } } },
    { $group: { _id: '$phoneIndex', ids: { $push: '$_id' }, count: { $sum: 1 } } },
    { $match: { count: { $gt: 1 } } },
  ]);
  for await (const { ids } of groups.cursor<{ ids: string[] }>()) yield* pairsOf([...ids].sort());
}

/** Each with the first: once they are merged, nobody is left over. */
const pairsOf = ([first, ...others]: readonly string[]): [string, string][] =>
  first === undefined ? [] : others.map((other): [string, string] => [first, other]);

/** By kind, how many names of the platforms a person is known by. */
export async function identityCounts(personId: string): Promise<Partial<Record<Identity['kind'], number>>> {
  const counts: Partial<Record<Identity['kind'], number>> = {};
  for (const { kind } of await IdentityModel.find({ personId }).select({ kind: 1 }).lean<Identity[]>()) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
