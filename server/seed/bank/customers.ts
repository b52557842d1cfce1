import { addDays, type RiskTolerance, shanghaiInstant, type Tier } from '@yinqiao/shared/domain';
import { DEMO_DAY } from './calendar';
import { groups } from './campaigns';
import { digestText, stableId } from './ids';
import { drawName, type Gender } from './names';
import { customerPersonas, type CustomerPersona } from './personas';
import { type AgeBand, drawProfile, type Profile, SAMPLE_SIZE, sampleProfiles } from './profiles';
import { createRandom, itemAt, type Random } from './random';
import { relationshipManagers, staffByName, staffByNo, teamOf, type DemoStaff } from './staff';

interface DemoFollow {
  staffNo: string;
  wecomUserId: string;
  since: Date;
}

export interface DemoCustomer {
  index: number;
  personaKey: string | null;
  personId: string;
  /** The customer number in the bank's core. */
  coreNo: string;
  name: string;
  gender: Gender;
  bornOn: string;
  age: number;
  phone: string;
  outletCode: string;
  tier: Tier;
  assetsFen: number;
  risk: { tolerance: RiskTolerance; expiresOn: string } | null;
  ownerStaffNo: string | null;
  ownedSince: string | null;
  /** One human being in WeChat: known to the bank only through the identities it was told. */
  unionid: string;
  openid: string;
  externalUserId: string;
  follows: readonly DemoFollow[];
  openedOn: string;
  largeType: boolean;
  onRenovationWhiteList: boolean;
  profile: Profile;
}

const NEW_DAYS = 30;

/** The groups of the customer file the customer stands in, as audiences ask for them. */
export function groupsOf({ profile, onRenovationWhiteList, openedOn }: DemoCustomer): string[] {
  return [
    ...(onRenovationWhiteList ? [groups.renovationWhiteList] : []),
    ...(profile.creditCard ? [groups.creditCard] : []),
    ...(profile.communities > 0 ? [groups.community] : []),
    ...(profile.payroll ? [groups.payroll] : []),
    ...(openedOn > addDays(DEMO_DAY, -NEW_DAYS) ? [groups.newCustomer] : []),
  ];
}

const YUAN = 100;
const WAN = 10_000;

/**
 * The customers of the demo bank, one by one: first the personas, then the stratified sample of 2,000, then as many more of the
 * true shape as asked for. Memory stays flat however many there are.
 * @param count how many; below 2,000 the sample is cut short
 */
export function* customersOf(seed: number, count: number): Generator<DemoCustomer> {
  const homes = sampleHomes(seed);
  const profiles = sampleProfiles(
    createRandom(seed, 'profiles'),
    customerPersonas.map(({ profile }) => profile),
  );
  for (let index = 0; index < count; index += 1) {
    const random = createRandom(seed, 'customer', index);
    const persona = customerPersonas[index];
    if (persona) yield personaCustomer(seed, index, persona);
    else
      yield drawCustomer(
        seed,
        index,
        homes[index] ?? random.pick(relationshipManagers).unitCode,
        profiles[index] ?? drawProfile(random),
        random,
      );
  }
}

/** The home outlets of the sample: fifty customers for every RM, in random order. */
function sampleHomes(seed: number): string[] {
  const deck = Array.from({ length: SAMPLE_SIZE }, (_, i) => itemAt(relationshipManagers, i % relationshipManagers.length).unitCode);
  return createRandom(seed, 'homes').shuffle(deck);
}

/** The sample alone, in memory. */
export const sampleCustomers = (seed: number): DemoCustomer[] => [...customersOf(seed, SAMPLE_SIZE)];

/** The RM whose book the customer stands in. */
export const ownerOf = ({ ownerStaffNo }: DemoCustomer): DemoStaff | null => (ownerStaffNo === null ? null : staffByNo(ownerStaffNo));

function personaCustomer(seed: number, index: number, persona: CustomerPersona): DemoCustomer {
  const owner = persona.ownerName === null ? null : staffByName(persona.ownerName);
  const random = createRandom(seed, 'persona', index);
  return {
    ...identity(seed, index, persona.openedOn),
    personaKey: persona.key,
    name: persona.name,
    gender: persona.gender,
    bornOn: persona.bornOn,
    age: ageOn(DEMO_DAY, persona.bornOn),
    phone: persona.phone ?? phoneOf(seed, index),
    outletCode: persona.outletCode,
    tier: persona.profile.tier,
    assetsFen: persona.assetsYuan * YUAN,
    risk: persona.riskExpiresOn === null ? null : { tolerance: persona.profile.riskTolerance, expiresOn: persona.riskExpiresOn },
    ownerStaffNo: owner?.staffNo ?? null,
    ownedSince: persona.ownedSince,
    follows: persona.friendNames.map((name) => followBy(staffByName(name), persona.ownedSince ?? persona.openedOn, random)),
    openedOn: persona.openedOn,
    largeType: persona.largeType,
    onRenovationWhiteList: persona.onRenovationWhiteList,
    profile: persona.profile,
  };
}

function drawCustomer(seed: number, index: number, outletCode: string, profile: Profile, random: Random): DemoCustomer {
  const gender: Gender = random.chance(0.5) ? 'male' : 'female';
  const bornOn = drawBirthday(random, profile.ageBand);
  const age = ageOn(DEMO_DAY, bornOn);
  const openedOn = drawOpenedOn(random, age);
  const owner = drawOwner(random, profile.tier, outletCode);
  const ownedSince = owner ? laterDay(openedOn, addDays(DEMO_DAY, -random.int(20, 1_500))) : null;
  return {
    ...identity(seed, index, openedOn),
    personaKey: null,
    name: drawName(random, gender, Number(bornOn.slice(0, 4))),
    gender,
    bornOn,
    age,
    phone: phoneOf(seed, index),
    outletCode,
    tier: profile.tier,
    assetsFen: drawAssets(random, profile.tier),
    risk: drawRisk(random, profile),
    ownerStaffNo: owner?.staffNo ?? null,
    ownedSince,
    follows: drawFriends(random, profile, outletCode, owner).map((friend) => followBy(friend, openedOn, random)),
    openedOn,
    largeType: age >= 60 && random.chance(0.4),
    onRenovationWhiteList: drawWhiteList(random, index, age, profile),
    profile,
  };
}

function identity(seed: number, index: number, openedOn: string) {
  const key = `${seed}/${index}`;
  return {
    index,
    personId: stableId('per', key, shanghaiInstant(openedOn, '10:00')),
    coreNo: `C${String(100_000_000 + index)}`,
    unionid: `oU${digestText(`unionid/${key}`, 26)}`,
    openid: `oM${digestText(`openid/${key}`, 26)}`,
    externalUserId: `wm${digestText(`external/${key}`, 30)}`,
  };
}

/** Eleven digits beginning with 10, which no network dials; every index has its own. */
function phoneOf(seed: number, index: number): string {
  const MODULUS = 1_000_000_000;
  const STEP = 382_364_351;
  const offset = (Math.abs(seed) % 97_943) * 9_973;
  return `10${String((offset + Number((BigInt(index) * BigInt(STEP)) % BigInt(MODULUS))) % MODULUS).padStart(9, '0')}`;
}

const AGES: Record<AgeBand, [from: number, to: number]> = {
  '18-25': [18, 25],
  '26-35': [26, 35],
  '36-45': [36, 45],
  '46-59': [46, 59],
  '60-69': [60, 69],
  '70+': [70, 88],
};

/** A birthday such that the age on the demo day lies in the band. */
function drawBirthday(random: Random, band: AgeBand): string {
  const [from, to] = AGES[band];
  const age = random.int(from, to);
  const anniversary = `${Number(DEMO_DAY.slice(0, 4)) - age}${DEMO_DAY.slice(4)}`;
  return addDays(anniversary, -random.int(0, 364));
}

function ageOn(day: string, bornOn: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) >= bornOn.slice(5) ? years : years - 1;
}

const NEW_CUSTOMER_SHARE = 0.03;

function drawOpenedOn(random: Random, age: number): string {
  if (random.chance(NEW_CUSTOMER_SHARE)) return addDays(DEMO_DAY, -random.int(1, 29));
  return addDays(DEMO_DAY, -random.int(31, Math.min(15, Math.max(1, age - 17)) * 365));
}

const laterDay = (a: string, b: string): string => (a > b ? a : b);

const OWNED_SHARE: Record<Tier, number> = { mass: 0, affluent: 0.85, vip: 0.97, private: 1 };

function drawOwner(random: Random, tier: Tier, outletCode: string): DemoStaff | null {
  return random.chance(OWNED_SHARE[tier]) ? random.pick(teamOf(outletCode)) : null;
}

/** The book owner first, when there is one; a second friend is a colleague of the same outlet. */
function drawFriends(random: Random, { wecomFriends }: Profile, outletCode: string, owner: DemoStaff | null): DemoStaff[] {
  const colleagues = random.shuffle(teamOf(outletCode).filter((member) => member !== owner));
  return [...(owner ? [owner] : []), ...colleagues].slice(0, wecomFriends);
}

function followBy(friend: DemoStaff, notBefore: string, random: Random): DemoFollow {
  const from = laterDay(notBefore, friend.joinedOn);
  const day = laterDay(from, addDays(DEMO_DAY, -random.int(3, 900)));
  const time = `${String(random.int(9, 19)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`;
  return {
    staffNo: friend.staffNo,
    wecomUserId: friend.wecomUserId,
    since: shanghaiInstant(day < DEMO_DAY ? day : addDays(DEMO_DAY, -1), time),
  };
}

/** Assets in 分: averages 0.32万, 14.3万, 143万 and 2,200万, as in the bank's own figures. */
function drawAssets(random: Random, tier: Tier): number {
  const between = (from: number, to: number, mean: number) => {
    for (;;) {
      const wan = from + random.exponential(mean - from);
      if (wan < to) return Math.round(wan * WAN * YUAN);
    }
  };
  if (tier === 'mass') return between(0, 5, 0.32);
  if (tier === 'affluent') return between(5, 50, 14.7);
  if (tier === 'vip') return between(50, 600, 145);
  return between(600, 30_000, 2_200);
}

function drawRisk(random: Random, { riskStanding, riskTolerance }: Profile): DemoCustomer['risk'] {
  const days = { untested: null, valid: random.int(31, 365), expiring: random.int(1, 30), expired: -random.int(1, 500) }[riskStanding];
  return days === null ? null : { tolerance: riskTolerance, expiresOn: addDays(DEMO_DAY, days) };
}

const isOfLoanAge = (age: number): boolean => age >= 20 && age <= 60;

/** White list of the renovation loan: over-sampled with everything else in the sample, about one in twenty-five beyond it. */
function drawWhiteList(random: Random, index: number, age: number, { miniProgram, tier }: Profile): boolean {
  if (!isOfLoanAge(age) || tier === 'private') return false;
  if (index >= SAMPLE_SIZE) return random.chance(0.04);
  return miniProgram || random.chance(0.5);
}
