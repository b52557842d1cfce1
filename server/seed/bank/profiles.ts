import type { RiskTolerance, Tier } from '@yinqiao/shared/domain';
import { itemAt, type Random } from './random';

/** 意愿: what the customer says about being contacted for marketing. */
type Willingness = 'agreed' | 'service_only' | 'unstated' | 'refused';
export type AgeBand = '18-25' | '26-35' | '36-45' | '46-59' | '60-69' | '70+';
/** 风评: not tested, tested and in force, in force but ending within 30 days, expired. */
type RiskStanding = 'untested' | 'valid' | 'expiring' | 'expired';

/** Everything about a customer that the shape of the bank prescribes; the rest is drawn person by person. */
export interface Profile {
  tier: Tier;
  ageBand: AgeBand;
  riskStanding: RiskStanding;
  riskTolerance: RiskTolerance;
  willingness: Willingness;
  personalised: boolean;
  miniProgram: boolean;
  officialAccount: boolean;
  mobileBankActive: boolean;
  wecomFriends: 0 | 1 | 2;
  communities: 0 | 1 | 2;
  payroll: boolean;
  creditCard: boolean;
  loan: boolean;
  pensionAccount: boolean;
  pensionFull: boolean;
  singleProduct: boolean;
}

type Shares<T> = readonly (readonly [T, number])[];

/** Parts of a hundred, of demo-bank’s tables. */
const AGE_SHARES: Shares<AgeBand> = [
  ['18-25', 9],
  ['26-35', 21],
  ['36-45', 22],
  ['46-59', 26],
  ['60-69', 14],
  ['70+', 8],
];
const RISK_SHARES: Shares<RiskStanding> = [
  ['untested', 21],
  ['expired', 16],
  ['expiring', 4],
  ['valid', 59],
];
const TOLERANCE_SHARES: Shares<RiskTolerance> = [
  ['C1', 18],
  ['C2', 34],
  ['C3', 29],
  ['C4', 14],
  ['C5', 5],
];
const WILLINGNESS_SHARES: Shares<Willingness> = [
  ['agreed', 61],
  ['service_only', 22],
  ['unstated', 12],
  ['refused', 5],
];
/** The true shape of the bank. */
const TIER_SHARES: Shares<Tier> = [
  ['mass', 91.25],
  ['affluent', 6.5],
  ['vip', 2.15],
  ['private', 0.1],
];
/** The small sample is stratified: the upper tiers are over-represented (演示过采样). */
const SAMPLE_TIERS: Shares<Tier> = [
  ['mass', 1_180],
  ['affluent', 620],
  ['vip', 188],
  ['private', 12],
];
export const SAMPLE_SIZE = 2_000;

type Flag = keyof { [K in keyof Profile as Profile[K] extends boolean ? K : never]: true };
interface FlagRule {
  flag: Flag;
  /** Part of all customers. */
  share: number;
  /** Part of those who can have it at all, for customers drawn one by one. */
  shareOfEligible: number;
  eligible: (profile: Profile) => boolean;
}

const everyone = () => true;
const under60 = ({ ageBand }: Profile) => ageBand !== '60-69' && ageBand !== '70+';
const adultUnder60 = (profile: Profile) => under60(profile) && profile.ageBand !== '18-25';

/** In this order: a later rule may look at an earlier flag. */
const FLAG_RULES: readonly FlagRule[] = [
  { flag: 'personalised', share: 0.94, shareOfEligible: 0.94, eligible: everyone },
  { flag: 'miniProgram', share: 0.38, shareOfEligible: 0.38, eligible: everyone },
  { flag: 'officialAccount', share: 0.29, shareOfEligible: 0.29, eligible: everyone },
  { flag: 'mobileBankActive', share: 0.52, shareOfEligible: 0.52, eligible: everyone },
  { flag: 'payroll', share: 0.3, shareOfEligible: 0.3 / 0.78, eligible: under60 },
  { flag: 'creditCard', share: 0.27, shareOfEligible: 0.27 / 0.78, eligible: under60 },
  { flag: 'loan', share: 0.09, shareOfEligible: 0.09 / 0.69, eligible: adultUnder60 },
  { flag: 'pensionAccount', share: 0.12, shareOfEligible: 0.12 / 0.78, eligible: under60 },
  { flag: 'pensionFull', share: 0.021, shareOfEligible: 0.021 / 0.12, eligible: ({ pensionAccount }) => pensionAccount },
];

const BLANK: Profile = {
  tier: 'mass',
  ageBand: '36-45',
  riskStanding: 'untested',
  riskTolerance: 'C2',
  willingness: 'agreed',
  personalised: false,
  miniProgram: false,
  officialAccount: false,
  mobileBankActive: false,
  wecomFriends: 0,
  communities: 0,
  payroll: false,
  creditCard: false,
  loan: false,
  pensionAccount: false,
  pensionFull: false,
  singleProduct: false,
};

const FRIEND_SHARE = 0.46;
const MANY_FRIENDS_SHARE = 0.11;
const COMMUNITY_SHARE = 0.24;
const MANY_COMMUNITIES_SHARE = 0.17;
const singleProductShare = (tier: Tier): number => (tier === 'private' ? 0.25 : 0.44);

/** One customer of the true shape, drawn alone: as many as wanted, with flat memory. */
export function drawProfile(random: Random): Profile {
  const profile: Profile = { ...BLANK, tier: random.weighted(TIER_SHARES), ageBand: random.weighted(AGE_SHARES) };
  if (isUpper(profile.tier)) profile.ageBand = random.weighted(AGE_SHARES.filter(([band]) => !isYoung(band)));
  profile.riskStanding = random.weighted(RISK_SHARES);
  profile.riskTolerance = random.weighted(TOLERANCE_SHARES);
  profile.willingness = random.weighted(WILLINGNESS_SHARES);
  for (const { flag, shareOfEligible, eligible } of FLAG_RULES) profile[flag] = eligible(profile) && random.chance(shareOfEligible);
  profile.wecomFriends = random.chance(FRIEND_SHARE) ? (random.chance(MANY_FRIENDS_SHARE) ? 2 : 1) : 0;
  profile.communities = random.chance(COMMUNITY_SHARE) ? (random.chance(MANY_COMMUNITIES_SHARE) ? 2 : 1) : 0;
  profile.singleProduct = random.chance(singleProductShare(profile.tier));
  return profile;
}

/**
 * The stratified sample: every share is met exactly over the whole sample, the given profiles (the personas) included.
 * @param fixed profiles that stand first and are left as they are
 */
export function sampleProfiles(random: Random, fixed: readonly Profile[]): Profile[] {
  const size = SAMPLE_SIZE;
  const free = Array.from({ length: size - fixed.length }, () => ({ ...BLANK }));
  const all = [...fixed, ...free];
  const deal = <K extends keyof Profile>(key: K, shares: Shares<Profile[K]>) => {
    const cards = random.shuffle(
      deckWithout(
        exactCounts(shares, size),
        fixed.map((profile) => profile[key]),
      ),
    );
    free.forEach((profile, i) => (profile[key] = itemAt(cards, i)));
  };
  deal('tier', SAMPLE_TIERS);
  deal('ageBand', AGE_SHARES);
  giveUpperTiersAnAge(random, free);
  deal('riskStanding', RISK_SHARES);
  deal('riskTolerance', TOLERANCE_SHARES);
  deal('willingness', WILLINGNESS_SHARES);
  for (const rule of FLAG_RULES) {
    const wanted = Math.round(rule.share * size) - fixed.filter((profile) => profile[rule.flag]).length;
    for (const profile of random.shuffle(free.filter(rule.eligible)).slice(0, wanted)) profile[rule.flag] = true;
  }
  dealCount(random, all, free, 'wecomFriends', FRIEND_SHARE, MANY_FRIENDS_SHARE);
  dealCount(random, all, free, 'communities', COMMUNITY_SHARE, MANY_COMMUNITIES_SHARE);
  for (const profile of free) profile.singleProduct = random.chance(singleProductShare(profile.tier));
  return all;
}

function dealCount(
  random: Random,
  all: readonly Profile[],
  free: readonly Profile[],
  key: 'wecomFriends' | 'communities',
  share: number,
  many: number,
): void {
  const some = Math.round(share * all.length);
  const missing = (atLeast: number, wanted: number) => wanted - all.filter((profile) => profile[key] >= atLeast).length;
  for (const profile of random.shuffle(free).slice(0, missing(1, some))) profile[key] = 1;
  const withOne = free.filter((profile) => profile[key] === 1);
  for (const profile of random.shuffle(withOne).slice(0, missing(2, Math.round(some * many)))) profile[key] = 2;
}

const isUpper = (tier: Tier): boolean => tier === 'vip' || tier === 'private';
const isYoung = (band: AgeBand): boolean => band === '18-25' || band === '26-35';

/** Nobody of the upper tiers is under 36: they swap ages with mass customers, so the shares stay exact. */
function giveUpperTiersAnAge(random: Random, profiles: readonly Profile[]): void {
  const elders = random.shuffle(profiles.filter(({ tier, ageBand }) => tier === 'mass' && !isYoung(ageBand)));
  for (const profile of profiles.filter(({ tier, ageBand }) => isUpper(tier) && isYoung(ageBand))) {
    const other = elders.pop();
    if (!other) return;
    [profile.ageBand, other.ageBand] = [other.ageBand, profile.ageBand];
  }
}

/** Whole numbers that add up to `size`; the last share takes the rounding. */
function exactCounts<T>(shares: Shares<T>, size: number): [T, number][] {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const counts = shares.map(([value, share]): [T, number] => [value, Math.round((share / total) * size)]);
  const last = itemAt(counts, counts.length - 1);
  last[1] += size - counts.reduce((sum, [, count]) => sum + count, 0);
  return counts;
}

function deckWithout<T>(counts: readonly [T, number][], taken: readonly T[]): T[] {
  return counts.flatMap(([value, count]) => {
    const used = taken.filter((each) => each === value).length;
    return Array.from({ length: Math.max(0, count - used) }, () => value);
  });
}
