import { type Identity, IdentityModel, identityId } from '../../src/modules/customers/identity.model';
import { newcomer } from '../../src/modules/customers/newcomer';
import { PersonModel, type Person } from '../../src/modules/customers/person.model';
import { commonPath } from '../../src/modules/merges/commands/notePair';
import { type Ground, type PersonMerge, PersonMergeModel } from '../../src/modules/merges/personMerge.model';
import { sealWords } from '../../src/modules/merges/sealedWords';
import { blindIndex, insertPersonKeys, newPersonKey, sealField } from '../../src/platform/crypto/personalData';
import { DAY, DEMO_START, later, MINUTE } from '../bank/calendar';
import type { DemoCustomer } from '../bank/customers';
import { stableId } from '../bank/ids';
import { staffByName } from '../bank/staff';
import type { DemoState } from '../bank/story';
import { areaOfOutlet, unitPathOf } from '../bank/units';
import { insertAll } from './insertAll';
import { personDocument } from './personDocuments';

const WECHAT_AT = later(DEMO_START, -3 * DAY);
const REGISTERED_AT = later(DEMO_START, -40 * DAY);

/** 待合并: a customer who first came without the platform's common id, and one who was registered a second time in the street. */
export async function writeMerges({ leads }: DemoState): Promise<void> {
  const [first, second] = customersWithLeads(leads.map(({ customer }) => customer));
  if (!first || !second) throw new Error('the demo bank has too few customers with leads');
  const stranger = unnamed(first);
  const again = registeredAgain(second);
  await insertPersonKeys([newPersonKey(stranger._id), newPersonKey(again._id)]);
  const persons = [sealed(again, second.name, second.phone), sealed(stranger, '', '')];
  await insertAll(PersonModel, persons);
  const openid = `o_${stranger._id}`;
  const identity: Identity = { _id: identityId('openid', openid), kind: 'openid', value: openid, personId: stranger._id };
  await insertAll(IdentityModel, [identity]);
  await insertAll(PersonMergeModel, [
    pairOf(stranger, personDocument(first), [{ ground: 'unionid', at: later(WECHAT_AT, 40 * MINUTE), byStaffId: null, sealedNote: null }]),
    await withNote(
      pairOf(again, personDocument(second), [{ ground: 'phone', at: later(REGISTERED_AT, DAY), byStaffId: null, sealedNote: null }]),
      '客户到店说外拓时又登记过一次',
    ),
  ]);
}

/** Two of 滨江路 whom somebody follows, none of the people one can be. */
const customersWithLeads = (customers: readonly DemoCustomer[]): DemoCustomer[] => [
  ...new Map(
    customers
      .filter(({ outletCode, personaKey, tier }) => outletCode === 'binjiang-road' && !personaKey && tier !== 'mass')
      .map((one) => [one.index, one]),
  ).values(),
];

type Unsealed = Omit<Person, 'sealedName' | 'sealedPhone'>;

/** Opened the mini-program before the bank was told who it was. */
function unnamed({ index, outletCode }: DemoCustomer): Unsealed {
  const _id = stableId('per', `unnamed/${index}`, WECHAT_AT);
  return {
    _id,
    unitPath: unitPathOf(outletCode),
    maskedName: '微信用户',
    maskedPhone: '',
    salutation: '',
    phoneIndex: blindIndex('phone', _id),
    gender: 'female',
    areaId: areaOfOutlet(outletCode).areaId,
    ...newcomer(),
    createdAt: WECHAT_AT,
  };
}

/** The same name and number once more, at another outlet. */
function registeredAgain(customer: DemoCustomer): Unsealed {
  const known = personDocument(customer);
  const { maskedName, maskedPhone, salutation, phoneIndex, gender } = known;
  return {
    ...newcomer(),
    _id: stableId('per', `again/${customer.index}`, REGISTERED_AT),
    unitPath: unitPathOf('hedong-main'),
    areaId: areaOfOutlet('hedong-main').areaId,
    ...{ maskedName, maskedPhone, salutation, phoneIndex, gender },
    birthday: customer.bornOn,
    createdAt: REGISTERED_AT,
  };
}

function sealed(person: Unsealed, name: string, phone: string): Person {
  const seal = (field: string, value: string) =>
    sealField({ personId: person._id, collection: 'persons', documentId: person._id, field }, value);
  return { ...person, sealedName: seal('sealedName', name), sealedPhone: seal('sealedPhone', phone) };
}

/** A colleague proposed the pair too, and wrote why. */
async function withNote(pair: PersonMerge, note: string): Promise<PersonMerge> {
  const sealedNote = await sealWords(pair, `grounds/${pair.grounds.length}`, note);
  const ground: Ground = { ground: 'staff', at: later(DEMO_START, -DAY), byStaffId: staffByName('金晓舟').staffId, sealedNote };
  return { ...pair, grounds: [...pair.grounds, ground] };
}

function pairOf(one: Unsealed, other: Unsealed, grounds: Ground[]): PersonMerge {
  const personIds = [one._id, other._id].sort();
  const openedAt = grounds[0]?.at ?? DEMO_START;
  return {
    _id: stableId('mrg', personIds.join(':'), openedAt),
    pair: personIds.join(':'),
    personIds,
    unitPath: commonPath(one.unitPath, other.unitPath),
    grounds,
    state: 'open',
    survivorId: null,
    mergedId: null,
    mergedAt: null,
    settled: true,
    changes: [],
    absorbed: [],
    steps: [],
    version: 1,
    openedAt,
  };
}
