import { maskName, maskPhone, salutation, shanghaiInstant } from '@yinqiao/shared/domain';
import { type FollowRelation, followRelationId } from '../../src/modules/customers/followRelation.model';
import { type Identity, type IdentityKind, identityId } from '../../src/modules/customers/identity.model';
import type { Person } from '../../src/modules/customers/person.model';
import { blindIndex, sealField } from '../../src/platform/crypto/personalData';
import { type DemoCustomer, groupsOf, ownerOf } from '../bank/customers';
import { ledgersOf } from '../bank/ledgers';
import { staffByNo } from '../bank/staff';
import { areaOfOutlet, unitPathOf } from '../bank/units';

/** The person as the customers module stores it; name and phone sealed under the person's key, which must have been made. */
export function personDocument(customer: DemoCustomer): Person {
  const { personId: _id, name, phone, gender, bornOn, tier, risk, outletCode, ownedSince, largeType, openedOn } = customer;
  const owner = ownerOf(customer);
  const { assets, language, redLines, ownerContactAt } = ledgersOf(customer);
  const seal = (field: string, value: string) => sealField({ personId: _id, collection: 'persons', documentId: _id, field }, value);
  return {
    _id,
    unitPath: unitPathOf(owner?.unitCode ?? outletCode),
    maskedName: maskName(name),
    maskedPhone: maskPhone(phone),
    salutation: salutation(name, gender),
    sealedName: seal('sealedName', name),
    sealedPhone: seal('sealedPhone', phone),
    phoneIndex: blindIndex('phone', phone),
    gender,
    birthday: bornOn,
    tier,
    assets,
    language,
    redLines,
    risk: risk && { tolerance: risk.tolerance, validUntil: risk.expiresOn },
    areaId: areaOfOutlet(outletCode).areaId,
    ownerStaffId: owner?.staffId ?? null,
    ownerSince: ownedSince ? shanghaiInstant(ownedSince, '09:00') : null,
    ownerContactAt,
    holdings: holdingsOf(customer),
    groups: groupsOf(customer),
    ...habitsOf(customer),
    largeType,
    createdAt: shanghaiInstant(openedOn, '10:00'),
  };
}

function holdingsOf({ profile, tier }: DemoCustomer): string[] {
  const words = [
    ...(profile.payroll ? ['代发'] : []),
    ...(profile.creditCard ? ['信用卡'] : []),
    ...(profile.loan ? ['贷款'] : []),
    ...(profile.pensionAccount ? [profile.pensionFull ? '个人养老金（已缴满）' : '个人养老金'] : []),
    ...(tier === 'mass' ? [] : ['定期存款']),
    ...(tier === 'mass' || profile.singleProduct ? [] : ['理财']),
  ];
  return words.length > 0 ? words : ['活期存款'];
}

const EVENING = '20–21 点';
const MORNING = '9–11 点';

/** The channel the customer answers in, and when. */
function habitsOf({ age, follows, profile }: DemoCustomer): Pick<Person, 'channelPreference' | 'activeHours'> {
  if (age >= 60) return { channelPreference: '电话', activeHours: MORNING };
  if (follows.length > 0) return { channelPreference: '企业微信', activeHours: EVENING };
  return profile.mobileBankActive
    ? { channelPreference: '手机银行', activeHours: EVENING }
    : { channelPreference: null, activeHours: null };
}

/** True when the simulated WeChat world knows this human being. */
export const isInWechat = ({ profile, follows }: DemoCustomer): boolean => profile.miniProgram || follows.length > 0;

/** What the bank has been told by the platforms: openid by the mini-program, external_userid by a friendship, unionid by either. */
export function identityDocuments(customer: DemoCustomer): Identity[] {
  const { personId, unionid, openid, externalUserId, profile, follows } = customer;
  const identity = (kind: IdentityKind, value: string): Identity => ({ _id: identityId(kind, value), kind, value, personId });
  return [
    ...(isInWechat(customer) ? [identity('unionid', unionid)] : []),
    ...(profile.miniProgram ? [identity('openid', openid)] : []),
    ...(follows.length > 0 ? [identity('external_userid', externalUserId)] : []),
  ];
}

export function relationDocuments(customer: DemoCustomer): FollowRelation[] {
  const { personId, externalUserId, follows } = customer;
  const { heard } = ledgersOf(customer);
  return follows.map(({ staffNo, since }) => {
    const { staffId } = staffByNo(staffNo);
    const talk = heard.get(staffNo);
    const known = { lastHeardAt: talk?.at ?? null, evidence: talk?.evidence ?? null };
    return { _id: followRelationId(staffId, personId), staffId, personId, externalUserId, since, endedAt: null, ...known };
  });
}
