import { maskName, maskPhone, salutation } from '@yinqiao/shared/domain';
import { blindIndex, insertPersonKeys, newPersonKey, sealField } from '../../platform/crypto/personalData';
import { newId } from '../../platform/db/ids';
import { insert } from '../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../platform/db/transact';
import { areaById, unitById } from '../orgs';
import { newcomer } from './newcomer';
import { noteAlike } from './noteAlike';
import { type Identity, IdentityModel, identityId } from './identity.model';
import { PersonModel, type Person } from './person.model';
import { personById } from './person.reads';
import { tellerOf } from './tellerOf';

export interface PhoneOwner {
  /** In its one form (`normalisePhone`). */
  phone: string;
  name: string;
  gender: 'male' | 'female' | null;
  /** Where somebody wholly new is put. */
  areaId: string;
}

/**
 * One person by phone number, in the caller's transaction: whoever is known by it (of several the one known longest), else a
 * prospect of the area. The number is an identity like those of the platforms, so that two sources of one moment make one person.
 */
export async function personOfPhone(owner: PhoneOwner): Promise<Person> {
  const phoneIndex = blindIndex('phone', owner.phone);
  const identity = await IdentityModel.findById(identityId('phone', phoneIndex)).lean();
  const named = identity && (await personById(identity.personId));
  if (named) return named;
  const [known, other] = await PersonModel.find({ phoneIndex, mergedInto: { $exists: false } })
    .sort({ createdAt: 1, _id: 1 })
    .limit(2)
    .lean<Person[]>();
  await noteAlike([known?._id, other?._id], 'phone');
  const person = known ?? (await createOwner(owner, phoneIndex));
  await remember(phoneIndex, person._id);
  await noteAlike([person._id, (await tellerOf(phoneIndex))?._id], 'phone_told');
  return person;
}

async function remember(phoneIndex: string, personId: string): Promise<void> {
  const identity: Identity = { _id: identityId('phone', phoneIndex), kind: 'phone', value: phoneIndex, personId };
  try {
    await insert(IdentityModel, [identity]);
  } catch (error) {
    throw isDuplicateKey(error) ? new RivalInsert('the person was made at the same moment') : error;
  }
}

async function createOwner({ phone, name, gender, areaId }: PhoneOwner, phoneIndex: string): Promise<Person> {
  const area = await areaById(areaId);
  const outlet = area && (await unitById(area.outletId));
  if (!outlet) throw new Error(`there is no area ${areaId} to put a new customer into`);
  const _id = newId('per');
  await insertPersonKeys([newPersonKey(_id)]);
  const seal = (field: string, value: string) => sealField({ personId: _id, collection: 'persons', documentId: _id, field }, value);
  const person: Person = {
    _id,
    unitPath: outlet.unitPath,
    maskedName: name === '' ? '未留姓名' : maskName(name),
    maskedPhone: maskPhone(phone),
    salutation: name !== '' && gender ? salutation(name, gender) : '',
    sealedName: seal('sealedName', name),
    sealedPhone: seal('sealedPhone', phone),
    phoneIndex,
    gender: gender ?? 'female',
    areaId,
    ...newcomer(),
  };
  await insert(PersonModel, [person]);
  return person;
}
