import { addDays, type ProductLine, shanghaiInstant } from '@yinqiao/shared/domain';
import { periodOf, validUntilOf } from '../../src/modules/benefits/period';
import { isInAudience } from '../../src/modules/campaigns/audience';
import { benefitByCode } from './benefits';
import { campaignOfBenefit } from './campaigns';
import { DEMO_DAY, DEMO_START, later, MINUTE } from './calendar';
import { type DemoCustomer, groupsOf } from './customers';
import { stableId } from './ids';
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
  /** What the per-person limit counts in: the whole campaign, a week, a day. */
  period: string;
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
    .map((lead) => claim(seed, random, lead.customer, benefitFor(lead.line), lead.capturedAt, lead.leadId));
  const holders = new Set(withLead.map(({ benefitCode, customer }) => `${benefitCode}/${customer.index}`));
  for (const { customer, line } of leads) holders.add(`${benefitFor(line)}/${customer.index}`);
  const ofPersonas = personaClaims(seed, customers, random);
  const claimedToday = new Set([...withLead, ...ofPersonas].filter(isOfToday).map(({ customer }) => customer.index));
  return [...withLead, ...ofPersonas, ...silentClaims(seed, customers, holders, claimedToday, random)];
}

const isOfToday = ({ claimedAt }: DemoClaim): boolean => claimedAt >= shanghaiInstant(DEMO_DAY);

const benefitOfLine: Partial<Record<ProductLine, ClaimedBenefit>> = { renovation_loan: 'B11', pension: 'B12', general: 'B02' };

function benefitFor(line: ProductLine): ClaimedBenefit {
  const code = benefitOfLine[line];
  if (!code) throw new Error(`no benefit of the demo bank brings leads of ${line}`);
  return code;
}

/** 陆子昂's meal coupon ends at midnight, so moving the clock to tomorrow morning ends it. */
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

/** Claims whose box stayed unticked: the benefit is granted all the same. On the demo day nobody claims twice: 412 claims are 412 people. */
function silentClaims(
  seed: number,
  customers: readonly DemoCustomer[],
  holders: Set<string>,
  claimedToday: Set<number>,
  random: Random,
): DemoClaim[] {
  const claims: DemoClaim[] = [];
  const claimMany = (benefitCode: ClaimedBenefit, count: number, at: () => Date, isToday: boolean) => {
    const free = takers(customers, benefitCode, holders, random).filter(({ index }) => !isToday || !claimedToday.has(index));
    for (const customer of free.slice(0, count)) {
      holders.add(`${benefitCode}/${customer.index}`);
      if (isToday) claimedToday.add(customer.index);
      claims.push(claim(seed, random, customer, benefitCode, at(), null));
    }
  };
  const today = () => later(shanghaiInstant(DEMO_DAY, '09:00'), random.int(30, 330 * 60) * 1_000);
  const earlier = () => later(shanghaiInstant(addDays('2026-11-06', random.int(0, 15)), '08:00'), random.int(0, 13 * 60) * MINUTE);
  for (const benefitCode of SCARCEST_FIRST) claimMany(benefitCode, claimsWithoutConsent[benefitCode], today, true);
  claimMany('B12', 36, earlier, false);
  claimMany('B03', 18, earlier, false);
  return claims;
}

/** Benefits whose audience is small are claimed first, so that enough of it is left. */
const SCARCEST_FIRST: readonly ClaimedBenefit[] = ['B11', 'B01', 'B02', 'B12', 'B03'];

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

function maySee(customer: DemoCustomer, benefitCode: ClaimedBenefit): boolean {
  const { audience } = campaignOfBenefit(benefitCode);
  return isInAudience(audience, { groups: groupsOf(customer), tier: customer.tier, age: customer.age });
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
  const benefit = benefitByCode(benefitCode);
  const validUntil = validUntilOf(benefit, claimedAt);
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
    period: periodOf(benefit, claimedAt),
    leadId,
  };
}

/** Coupons of earlier days were used about as often as the bank reports; those of the demo day are still held. */
function useTime(random: Random, claimedAt: Date, validUntil: Date): Date | null {
  const end = Math.min(validUntil.getTime(), DEMO_START.getTime());
  if (claimedAt >= shanghaiInstant(DEMO_DAY) || !random.chance(USED_SHARE)) return null;
  return new Date(Math.floor(claimedAt.getTime() + (end - claimedAt.getTime()) * (0.05 + 0.9 * random.next())));
}
