import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf } from '@yinqiao/shared/domain';
import { businessNow } from '../../../platform/clock/clock';
import type { Call } from '../../../platform/http/route';
import { type OrgUnit, type Staff, staffByIds, unitInScope, unitsBelow, unitsByIds } from '../../orgs';
import { PARTS } from '../distribution/ledger';
import { type UnsharedRung, unsharedRungs } from '../distribution/dayAccount';
import { shareRuleOf } from '../distribution/shareRule';
import { policyInForce } from '../policy/policyInForce';
import { teamOf } from '../roster';
import { gini } from './gini';
import { personShares, type PersonShare, toLeads } from './personShare';
import { poolWeeks, type PoolWeek } from './poolWeeks';
import { daysOf, windowOf } from './window';
import { type Worked, workedBy } from './worked';

type Report = Data<'leads.fairness'>;

/** A lag at which the rules are to be looked at, in leads. */
export const FAR_OFF = 2;

interface Person {
  staff: Staff;
  outletName: string;
  share: PersonShare;
  /** Now, in parts. */
  lag: number;
  worked: Worked;
}

/** 公平报告 of a unit's subtree. @throws AppError REQUEST_NOT_FOUND for a unit out of scope, REQUEST_INVALID for a time of more than 31 days */
export async function fairnessView({ actor, query }: Pick<Call<'leads.fairness'>, 'actor' | 'query'>): Promise<Report> {
  return fairnessOf(await unitInScope(actor, query.unitId ?? actor.unitId, 'read:Fairness'), query);
}

/** The same for whoever needs no permission: the morning's look for what stands far off. */
export async function fairnessOf(unit: OrgUnit, query: Omit<Call<'leads.fairness'>['query'], 'unitId'>): Promise<Report> {
  const now = businessNow();
  const today = businessDayOf(now);
  const window = windowOf(query, today);
  const below = new Set((await unitsBelow(unit.unitPath)).map(({ _id }) => _id));
  // RMs may also be given leads of the pools above them.
  const weeks = await poolWeeks([...below, ...idsAbove(unit)], window);
  const inside = weeks.filter(({ poolUnitId }) => below.has(poolUnitId));
  const staff = await peopleOf(unit, inside);
  const shareOf = personShares(weeks, daysOf(window, today));
  const policy = await policyInForce(unit.unitPath, now);
  const worked = await workedBy(
    staff.map(({ _id }) => _id),
    window,
    shareRuleOf(policy.rules).countsOwnerFirst,
  );
  const outlets = new Map((await unitsByIds(staff.map(({ unitId }) => unitId))).map((outlet) => [outlet._id, outlet]));
  const people = staff.sort(byOutletAndName(outlets)).map((one): Person => ({
    staff: one,
    outletName: outlets.get(one.unitId)?.name ?? '',
    share: shareOf(one._id),
    lag: lagNow(one, weeks),
    worked: worked.get(one._id) ?? { accepted: 0, won: 0 },
  }));
  return {
    now: now.toISOString(),
    unitName: unit.name,
    ...window,
    policy: policy.name,
    people: people.map(presented),
    sums: sumsOf(people, people.reduce((sum, { share }) => sum + share.given, 0) - givenIn(inside)),
    unshared: unsharedIn(inside),
    farOff: people.filter(({ lag }) => Math.abs(lag) >= FAR_OFF * PARTS).length,
  };
}

const idsAbove = ({ unitPath, _id }: OrgUnit): string[] => unitPath.split('/').filter((part) => part !== '' && part !== _id);

/** The unit's RMs or its remote seats, and whoever else shared leads of its pools in the time: wealth managers, those who have left. */
async function peopleOf(unit: OrgUnit, inside: readonly PoolWeek[]): Promise<Staff[]> {
  const own: Staff['role'] = unit.level === 'remote_desk' ? 'remote_seat' : 'relationship_manager';
  const members = (await teamOf(unit.unitPath)).members.map(({ rm }) => rm).filter(({ role }) => role === own);
  const booked = inside.flatMap(({ days }) => days.flatMap(({ shares }) => shares.map(({ staffId }) => staffId)));
  const known = new Set(members.map(({ _id }) => _id));
  return [...members, ...(await staffByIds(booked.filter((staffId) => !known.has(staffId))))];
}

const pinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

const byOutletAndName = (outlets: ReadonlyMap<string, OrgUnit>) => (a: Staff, b: Staff) =>
  (outlets.get(a.unitId)?.order ?? 0) - (outlets.get(b.unitId)?.order ?? 0) || pinyin.compare(a.name, b.name);

/** What an RM is short of in the pools that may still make it good. */
function lagNow({ _id, status, unitPath }: Staff, weeks: readonly PoolWeek[]): number {
  const own = new Set(status === 'active' ? unitPath.split('/') : []);
  return weeks.reduce((sum, { poolUnitId, lagsNow }) => sum + (own.has(poolUnitId) ? (lagsNow.get(_id) ?? 0) : 0), 0);
}

function presented({ staff, outletName, share, lag, worked }: Person): Report['people'][number] {
  return {
    staffId: staff._id,
    name: staff.name,
    outletName,
    entitled: toLeads(share.entitled),
    given: share.given,
    givenBack: share.givenBack,
    ...worked,
    carried: toLeads(share.carried),
    lag: toLeads(lag),
    worst: worstIn([share]),
    days: share.days.map(({ day, entitled, given, lag: lagThen }) => ({ day, entitled: toLeads(entitled), given, lag: toLeads(lagThen) })),
    missed: share.missed,
  };
}

function sumsOf(people: readonly Person[], fromAbove: number): Report['sums'] {
  const sum = (of: (person: Person) => number) => people.reduce((total, person) => total + of(person), 0);
  return {
    entitled: toLeads(sum(({ share }) => share.entitled)),
    given: sum(({ share }) => share.given),
    givenBack: sum(({ share }) => share.givenBack),
    accepted: sum(({ worked }) => worked.accepted),
    won: sum(({ worked }) => worked.won),
    fromAbove,
    worst: worstIn(people.map(({ share }) => share)),
    shortest: toLeads(Math.max(0, ...people.map(({ lag }) => lag))),
    gini: roundedGini(people.map(({ share }) => share)),
  };
}

/** The most anybody was short of; what rounds to nothing is not told. */
function worstIn(shares: readonly Pick<PersonShare, 'worst'>[]): Report['sums']['worst'] {
  const [worst] = shares.flatMap((share) => share.worst ?? []).sort((a, b) => b.lag - a.lag);
  return worst && toLeads(worst.lag) > 0 ? { lag: toLeads(worst.lag), at: worst.at.toISOString() } : null;
}

function roundedGini(shares: readonly PersonShare[]): number | null {
  const value = gini(shares);
  return value === null ? null : Math.round(value * 100) / 100 || 0;
}

/** The book owner's rung always, the others where they decided. */
function unsharedIn(weeks: readonly PoolWeek[]): Report['unshared'] {
  const days = weeks.flatMap((week) => week.days);
  const leadsBy = (rung: UnsharedRung) => days.reduce((sum, { unshared }) => sum + (unshared[rung] ?? 0), 0);
  return unsharedRungs.map((rung) => ({ rung, leads: leadsBy(rung) })).filter(({ rung, leads }) => rung === 'owner' || leads > 0);
}

const givenIn = (weeks: readonly PoolWeek[]): number =>
  weeks.flatMap(({ days }) => days).reduce((sum, { leads, givenBack }) => sum + leads - givenBack, 0);
