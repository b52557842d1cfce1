import { addDays, shanghaiInstant } from '@yinqiao/shared/domain';
import { benefitByCode, type DemoBenefit } from './benefits';
import { campaignOfBenefit } from './campaigns';
import { DEMO_DAY, DEMO_START, later, MINUTE } from './calendar';
import type { DemoCustomer } from './customers';
import { digestText, stableId } from './ids';
import { claimsWithoutConsent } from './leadPlan';
import type { DemoLead } from './leads';
import { createRandom, type Random } from './random';

/** One coupon somebody holds, has used, or let go by. */
export interface DemoClaim {
  couponId: string;
  customer: DemoCustomer;
  benefitCode: string;
  campaignCode: string;
  claimedAt: Date;
  validUntil: Date;
  state: 'held' | 'used' | 'expired';
  usedAt: Date | null;
  /** Six digits. */
  redeemCode: string;
  /** The lead that was captured with it, when contact was agreed to. */
  leadId: string | null;
}

type ClaimedBenefit = keyof typeof claimsWithoutConsent;
const USED_SHARE = 0.57;

/** Every claim of the demo bank: those of the demo day (412 of them, 187 of B11) and some of the weeks before. */
export function claimsOf(seed: number, customers: readonly DemoCustomer[], leads: readonly DemoLead[]): DemoClaim[] {
  const random = createRandom(seed, 'claims');
  const withLead = leads
    .filter(({ source }) => source === 'claim')
    .map((lead) => claim(seed, random, lead.customer, benefitOfLine[lead.line], lead.capturedAt, lead.leadId));
  const holders = new Set(withLead.map(({ benefitCode, customer }) => `${benefitCode}/${customer.index}`));
  for (const { customer, line } of leads) holders.add(`${benefitOfLine[line]}/${customer.index}`);
  return [...withLead, ...personaClaims(seed, customers, random), ...silentClaims(seed, customers, holders, random)];
}

const benefitOfLine = { renovation_loan: 'B11', pension: 'B12', general: 'B02' } as const;

/** 陆子昂's meal coupon ends tonight at 21:00, so moving the clock to tomorrow morning ends it. */
function personaClaims(seed: number, customers: readonly DemoCustomer[], random: Random): DemoClaim[] {
  const rows = [
    ['lu-ziang', 'B02', DEMO_DAY, '12:08'],
    ['lu-ziang', 'B01', '2026-10-30', '19:42'],
    ['chen-jianjun', 'B08', '2026-09-02', '10:15'],
    ['gu-min', 'B12', '2026-11-08', '20:31'],
  ] as const;
  return rows.map(([key, benefitCode, day, time]) => {
    const customer = customers.find(({ personaKey }) => personaKey === key);
    if (!customer) throw new Error(`no persona ${key}`);
    const made = claim(seed, random, customer, benefitCode, shanghaiInstant(day, time), null);
    return { ...made, state: made.validUntil <= DEMO_START ? 'expired' : 'held', usedAt: null };
  });
}

/** Claims whose box stayed unticked: the benefit is granted all the same. */
function silentClaims(seed: number, customers: readonly DemoCustomer[], holders: Set<string>, random: Random): DemoClaim[] {
  const claims: DemoClaim[] = [];
  const claimMany = (benefitCode: ClaimedBenefit, count: number, at: () => Date) => {
    for (const customer of takers(customers, benefitCode, holders, random).slice(0, count)) {
      holders.add(`${benefitCode}/${customer.index}`);
      claims.push(claim(seed, random, customer, benefitCode, at(), null));
    }
  };
  const today = () => later(shanghaiInstant(DEMO_DAY, '09:00'), random.int(30, 330 * 60) * 1_000);
  const openedToday = { ...claimsWithoutConsent, B02: claimsWithoutConsent.B02 - 1 };
  for (const [benefitCode, count] of Object.entries(openedToday) as [ClaimedBenefit, number][]) claimMany(benefitCode, count, today);
  const thisMonth = () => later(shanghaiInstant(addDays('2026-11-06', random.int(0, 15)), '08:00'), random.int(0, 13 * 60) * MINUTE);
  claimMany('B12', 36, thisMonth);
  claimMany('B03', 18, thisMonth);
  return claims;
}

function takers(
  customers: readonly DemoCustomer[],
  benefitCode: ClaimedBenefit,
  holders: ReadonlySet<string>,
  random: Random,
): DemoCustomer[] {
  return random.shuffle(
    customers.filter(
      (each) =>
        each.personaKey === null && each.profile.miniProgram && maySee(each, benefitCode) && !holders.has(`${benefitCode}/${each.index}`),
    ),
  );
}

function maySee({ profile, onRenovationWhiteList, openedOn }: DemoCustomer, benefitCode: ClaimedBenefit): boolean {
  if (benefitCode === 'B11') return onRenovationWhiteList;
  if (benefitCode === 'B02') return profile.creditCard || profile.communities > 0;
  if (benefitCode === 'B01') return openedOn > addDays(DEMO_DAY, -30);
  return true;
}

function claim(
  seed: number,
  random: Random,
  customer: DemoCustomer,
  benefitCode: string,
  claimedAt: Date,
  leadId: string | null,
): DemoClaim {
  const key = `${seed}/${benefitCode}/${customer.index}`;
  const validUntil = validUntilOf(benefitByCode(benefitCode), claimedAt);
  const usedAt = useTime(random, claimedAt, validUntil);
  return {
    couponId: stableId('cpn', key, claimedAt),
    customer,
    benefitCode,
    campaignCode: campaignOfBenefit(benefitCode).code,
    claimedAt,
    validUntil,
    state: usedAt ? 'used' : validUntil <= DEMO_START ? 'expired' : 'held',
    usedAt,
    redeemCode: redeemCodeOf(key),
    leadId,
  };
}

/** Coupons of earlier days were used about as often as the bank reports; those of the demo day are still held. */
function useTime(random: Random, claimedAt: Date, validUntil: Date): Date | null {
  const end = Math.min(validUntil.getTime(), DEMO_START.getTime());
  if (claimedAt >= shanghaiInstant(DEMO_DAY) || !random.chance(USED_SHARE)) return null;
  return new Date(Math.floor(claimedAt.getTime() + (end - claimedAt.getTime()) * (0.05 + 0.9 * random.next())));
}

export function validUntilOf({ validity }: DemoBenefit, claimedAt: Date): Date {
  const day = new Date(claimedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  if (validity.kind === 'same_day') return shanghaiInstant(day, validity.until);
  if (validity.kind === 'days') return shanghaiInstant(addDays(day, validity.days + 1));
  return shanghaiInstant(addDays(validity.day, 1));
}

export const redeemCodeOf = (key: string): string =>
  [...digestText(`redeem/${key}`, 6)].map((letter) => String(letter.charCodeAt(0) % 10)).join('');
