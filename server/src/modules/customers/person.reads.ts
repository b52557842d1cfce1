import { daysBetween } from '@yinqiao/shared/domain';
import { type StaffActor } from '../../platform/access';
import { audit } from '../../platform/audit';
import { AppError } from '../../platform/http/AppError';
import { FollowRelationModel, type FollowRelation } from './followRelation.model';
import { IdentityModel, identityId, type Identity, type IdentityKind } from './identity.model';
import { PersonModel, type Person } from './person.model';

/** Narrow questions other modules may ask about persons; names and phones stay masked in what they return. */
/** The person, also by an id that was merged into theirs. */
export async function personById(personId: string): Promise<Person | null> {
  const person = await PersonModel.findById(personId).lean<Person | null>();
  return person?.mergedInto ? personById(person.mergedInto) : person;
}

/** The ids under which something may stand that is about a person: their own, and those that were merged into it. */
export async function idsOfPerson(personId: string): Promise<string[]> {
  const merged = await PersonModel.find({ mergedInto: personId }).select({ _id: 1 }).lean<Pick<Person, '_id'>[]>();
  return [personId, ...merged.map(({ _id }) => _id)];
}

/** Who stands behind some ids, by the id that was asked for: one who was merged is whom they were merged into. */
export async function personsBehind(ids: readonly string[]): Promise<Map<string, Person>> {
  const asked = await personsByIds(ids);
  const survivors = new Map((await personsByIds(asked.flatMap(({ mergedInto }) => mergedInto ?? []))).map((one) => [one._id, one]));
  return new Map(asked.map((person) => [person._id, (person.mergedInto && survivors.get(person.mergedInto)) || person]));
}

export const personsByIds = (ids: readonly string[]) => PersonModel.find({ _id: { $in: [...ids] } }).lean<Person[]>();

export async function personIdOf(kind: IdentityKind, value: string): Promise<string | null> {
  const identity = await IdentityModel.findById(identityId(kind, value)).lean<Identity | null>();
  return identity?.personId ?? null;
}

/** The live friendship of a member and a person, or null. */
export async function relationOf(staffId: string, personId: string): Promise<FollowRelation | null> {
  return FollowRelationModel.findOne({ personId, staffId, endedAt: null }).lean<FollowRelation | null>();
}

/** Who is friends with the person; a member who is so under two of the person's WeChat accounts counts once. */
export async function relationsOfPerson(personId: string): Promise<FollowRelation[]> {
  const byStaff = new Map<string, FollowRelation>();
  for (const one of await FollowRelationModel.find({ personId, endedAt: null }).sort({ lastHeardAt: 1 }).lean<FollowRelation[]>()) {
    byStaff.set(one.staffId, one);
  }
  return [...byStaff.values()];
}

export const relationsOfPersons = (staffId: string, personIds: readonly string[]) =>
  FollowRelationModel.find({ staffId, personId: { $in: [...personIds] }, endedAt: null }).lean<FollowRelation[]>();

/**
 * The person behind an external id that a page sent. The id is only a look-up key: without a live relation of this
 * member the answer is 404, and the attempt is audited.
 * @throws AppError CUSTOMER_UNKNOWN
 */
export async function personInChatOf(actor: StaffActor, externalUserId: string): Promise<Person> {
  const relation = await FollowRelationModel.findOne({
    staffId: actor.staffId,
    externalUserId,
    endedAt: null,
  }).lean<FollowRelation | null>();
  const person = relation ? await personById(relation.personId) : null;
  if (person) return person;
  const personId = await personIdOf('external_userid', externalUserId);
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'read:Customer',
    subjects: personId ? [`Customer/${personId}`] : [],
    outcome: 'refused',
    reason: 'CUSTOMER_UNKNOWN',
  });
  throw new AppError('CUSTOMER_UNKNOWN');
}

/** Full years on a business day. */
export function ageOn(birthday: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4));
  return day.slice(5) >= birthday.slice(5) ? years : years - 1;
}

/** Days a book owner has looked after the person. */
export const ownedDays = (person: Pick<Person, 'ownerSince'>, day: string): number =>
  person.ownerSince ? daysBetween(person.ownerSince.toISOString().slice(0, 10), day) : 0;
