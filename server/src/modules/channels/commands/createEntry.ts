import { addDays, businessDayOf, ENTRY_CODES_AT_MOST, ENTRY_MOST_DAYS, shanghaiInstant } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import type { Call } from '../../../platform/http/route';
import { campaignsIn } from '../../campaigns';
import { leadWorkersIn, unitInScope } from '../../orgs';
import { kindsFor } from '../channels.abilities';
import { communityKey, CommunityModel } from '../community.model';
import { activeAt, type EntryCode, EntryCodeModel } from '../entryCode.model';
import { linkOf } from '../entryCode.presenter';
import { EntryMakerModel } from '../entryMaker.model';
import { newEntryId } from '../newEntryId';

type Asked = Call<'channels.create'>['body'];
type Place = Pick<EntryCode, 'unitId' | 'unitPath' | 'staffId' | 'communityId'>;

/**
 * Makes a code.
 * @throws AppError ENTRY_KIND_NOT_YOURS, ENTRY_STAFF_UNFIT, ENTRY_UNIT_UNFIT, ENTRY_END_WRONG, ENTRY_TOO_MANY, CAMPAIGN_UNKNOWN,
 * REQUEST_NOT_FOUND
 */
export async function createEntry({ actor, body, idempotencyKey }: Call<'channels.create'>): Promise<{ entryId: string; link: string }> {
  if (!kindsFor(actor.role).includes(body.kind)) throw new AppError('ENTRY_KIND_NOT_YOURS');
  // Out of the transaction: a refused look at another's unit is audited.
  const place = await placeOf(actor, body);
  const call = { actorId: actor.staffId, endpoint: 'channels.create', key: idempotencyKey, body };
  const { entryId, campaignId } = await once(call, () => create(actor, body, place));
  return { entryId, link: linkOf({ _id: entryId, campaignId }) };
}

async function create(actor: StaffActor, asked: Asked, place: Place): Promise<{ entryId: string; campaignId: string | null }> {
  const now = businessNow();
  const campaignId = asked.campaignId ?? null;
  if (campaignId !== null && !(await campaignsIn(place.unitPath, now)).some(({ _id }) => _id === campaignId)) {
    throw new AppError('CAMPAIGN_UNKNOWN');
  }
  await takeTurn(actor.staffId);
  const active = await EntryCodeModel.countDocuments({ $and: [{ createdBy: actor.staffId }, activeAt(now)] });
  if (active >= ENTRY_CODES_AT_MOST) throw new AppError('ENTRY_TOO_MANY');
  const { kind, title } = asked;
  const entry: EntryCode = {
    _id: newEntryId(),
    kind,
    title,
    ...place,
    communityId: kind === 'community' ? await communityOf(place.unitId, title) : null,
    campaignId,
    createdBy: actor.staffId,
    createdAt: now,
    endsAt: endOf(asked.endsOn, now),
    version: 1,
  };
  await insert(EntryCodeModel, [entry]);
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'create:EntryCode',
    subjects: [`EntryCode/${entry._id}`, ...(entry.staffId ? [`Staff/${entry.staffId}`] : [])],
    // The title stays out: free words may name a customer.
    detail: { kind, unitId: entry.unitId },
  });
  return { entryId: entry._id, campaignId: entry.campaignId };
}

async function placeOf(actor: StaffActor, asked: Asked): Promise<Place> {
  const { unitId, unitPath, staffId } = actor;
  const nobody = { staffId: null, communityId: null };
  if (asked.kind === 'staff') return { ...nobody, unitId, unitPath, staffId };
  if (asked.kind === 'referral') {
    const colleagues = await leadWorkersIn([unitId]);
    const named = colleagues.find(({ _id }) => _id === asked.namedStaffId && _id !== staffId);
    if (!named) throw new AppError('ENTRY_STAFF_UNFIT');
    return { ...nobody, unitId, unitPath, staffId: named._id };
  }
  const unit = await unitInScope(actor, asked.unitId, 'create:EntryCode');
  if (asked.kind === 'outlet' && unit.level !== 'outlet') throw new AppError('ENTRY_UNIT_UNFIT');
  return { ...nobody, unitId: unit._id, unitPath: unit.unitPath };
}

/** Codes that one person makes at the same moment are made one after the other, so that none slips past the count. */
async function takeTurn(staffId: string): Promise<void> {
  await oneAtATime(() => EntryMakerModel.updateOne({ _id: staffId }, { $inc: { made: 1 } }, { upsert: true }));
}

/** Codes of one unit with one name are of one community. */
async function communityOf(unitId: string, title: string): Promise<string> {
  const known = await EntryCodeModel.findOne({ kind: 'community', unitId, title }).lean<EntryCode | null>();
  const communityId = known?.communityId ?? newId('com');
  const named = { _id: communityKey(unitId, title) };
  const community = await oneAtATime(() =>
    CommunityModel.findOneAndUpdate(named, { $setOnInsert: { communityId } }, { upsert: true, returnDocument: 'after' }).lean(),
  );
  return community.communityId;
}

/** The first two to write such a document do so at the same moment: one of them runs again. */
async function oneAtATime<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicateKey(error) ? new RivalInsert('another code was made at the same moment') : error;
  }
}

/** @throws AppError ENTRY_END_WRONG */
function endOf(endsOn: string | undefined, now: Date): Date | null {
  if (endsOn === undefined) return null;
  const today = businessDayOf(now);
  if (endsOn < today || endsOn > addDays(today, ENTRY_MOST_DAYS)) throw new AppError('ENTRY_END_WRONG');
  return shanghaiInstant(addDays(endsOn, 1));
}
