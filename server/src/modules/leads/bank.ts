import { businessDayOf } from '@yinqiao/shared/domain';
import {
  areaById,
  calendarInForce,
  leadWorkersIn,
  type OrgUnit,
  remoteDesk,
  type Staff,
  staffByIds,
  unitById,
  unitsBelow,
  unitsByIds,
} from '../orgs';
import type { BankAt } from './distribution/bankAt';
import type { Candidate, Desk } from './distribution/eligibility';
import type { LeadFacts } from './distribution/leadFacts';
import type { ShareRule } from './distribution/shareRule';
import { roomUnder } from './policy/policyInForce';
import { RmLoadModel, type RmLoad } from './rmLoad.model';
import { isOutlet, type Outlet, type Team } from './roster';
import { bankOfRoster, type Load, type Roster, type RosterMember, type RosterOutlet } from './rosterBank';

/** Somebody who works leads, with the outlet they work in. */
export interface Member {
  rm: Staff;
  outlet: Outlet;
}

/** The bank as decisions look at it, and what it was made of. */
export interface Bank {
  at: BankAt;
  roster: Roster;
  /** The version of the working calendar. */
  calendar: string;
  loads: ReadonlyMap<string, Load>;
  members: ReadonlyMap<string, Member>;
}

export interface About {
  areaId: string;
  facts: LeadFacts;
}

/**
 * The part of the bank that these leads may go to: the branches of their areas, the remote seats, the pool they wait in, and
 * everybody whom a tie names. One question to the database, for the loads. @param reading 'none' where only the way is asked for, which loads may change
 */
export async function bankAround(leads: readonly About[], poolUnitId: string | null, at: Date, reading: 'loads' | 'none'): Promise<Bank> {
  const areas = await areasOf(leads);
  const remote = await remoteDesk();
  const outlets = await outletsIn([poolUnitId, remote?._id, ...areas.map(({ branchId }) => branchId)].flatMap((id) => id ?? []));
  const staff = await leadWorkersIn([...outlets.keys()]);
  const named = await namedElsewhere(leads, outlets);
  const members = new Map(
    [...staff, ...named].flatMap((rm) => {
      const outlet = outlets.get(rm.unitId);
      return outlet ? [[rm._id, { rm, outlet }] as const] : [];
    }),
  );
  const roster: Roster = {
    areas,
    outlets: [...outlets.values()].flatMap(rosterOutlet).sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
    members: (await Promise.all([...members.values()].map(({ rm }) => memberAt(rm, at)))).sort((a, b) => (a.staffId < b.staffId ? -1 : 1)),
    remoteUnitId: remote?._id ?? null,
  };
  const { version, marks } = await calendarInForce();
  const loads = reading === 'loads' ? await loadsOf([...members.keys()], businessDayOf(at)) : new Map<string, Load>();
  return { at: bankOfRoster(roster, marks, loads, at), roster, calendar: version, loads, members };
}

const memberAt = async (rm: Staff, at: Date): Promise<RosterMember> => rosterMember(rm, await roomUnder(rm.unitPath, at));

/** A member as the roster has them; whoever has no number of their own takes as much as the policy says. */
export const rosterMember = (rm: Staff, { newPerDay, openAtOnce }: Pick<ShareRule, 'newPerDay' | 'openAtOnce'>): RosterMember => ({
  staffId: rm._id,
  unitId: rm.unitId,
  desk: DESKS[rm.role] ?? 'outlet',
  licences: rm.licences,
  joinedOn: rm.joinedOn,
  weekendDay: rm.weekendDay,
  leaves: rm.leaves.map(({ from, to }) => ({ from, to })),
  dailyCapacity: rm.dailyCapacity ?? newPerDay,
  openCapacity: rm.openCapacity ?? openAtOnce,
});

const DESKS: Partial<Record<Staff['role'], Desk>> = { wealth_manager: 'wealth_managers', remote_seat: 'remote' };

export function rosterOutlet({ _id, location, county, unitPath, openingHours }: Outlet): RosterOutlet[] {
  if (!location) return [];
  const { days, opens, closes } = openingHours;
  const unitIds = unitPath.split('/').filter(Boolean);
  return [{ unitId: _id, ...location, county, branchId: branchIdOf({ unitPath }), unitIds, hours: { days, opens, closes } }];
}

/** The unit right below head office. */
const branchIdOf = ({ unitPath }: Pick<OrgUnit, 'unitPath'>): string => unitPath.split('/')[1] ?? '';

/** @throws Error when an area or its branch is unknown, which is a fault of the data */
export async function areasOf(leads: readonly Pick<About, 'areaId'>[]): Promise<Roster['areas'][number][]> {
  const areas: Roster['areas'][number][] = [];
  for (const areaId of [...new Set(leads.map((lead) => lead.areaId))].sort()) {
    const area = await areaById(areaId);
    const outlet = area && (await unitById(area.outletId));
    if (!area || !outlet) throw new Error(`the area ${areaId} belongs to no outlet`);
    areas.push({ areaId, location: area.location, branchId: area.branchId, unitIds: outlet.unitPath.split('/').filter(Boolean) });
  }
  return areas;
}

async function outletsIn(unitIds: readonly string[]): Promise<Map<string, Outlet>> {
  const outlets = new Map<string, Outlet>();
  for (const { unitPath } of await unitsByIds(unitIds)) {
    for (const unit of await unitsBelow(unitPath)) if (isOutlet(unit)) outlets.set(unit._id, unit);
  }
  return outlets;
}

/** Those whom a tie names and who sit elsewhere; their outlets are added. Who owns books and takes no leads is nobody's RM here. */
async function namedElsewhere(leads: readonly About[], outlets: Map<string, Outlet>): Promise<Staff[]> {
  const named = await staffByIds(leads.flatMap(({ facts }) => namesIn(facts)));
  const elsewhere = named.filter((rm) => rm.status === 'active' && rm.dailyCapacity !== 0 && !outlets.has(rm.unitId));
  for (const unit of await unitsByIds(elsewhere.map(({ unitId }) => unitId))) if (isOutlet(unit)) outlets.set(unit._id, unit);
  return elsewhere;
}

function namesIn({ ties }: LeadFacts): string[] {
  const { bookOwner, friends, handlings, referral, code, chosen } = ties;
  const one = [bookOwner?.staffId, referral?.namedStaffId, referral?.byStaffId, code?.staffId, chosen.staffId];
  return [...one, ...friends.map(({ staffId }) => staffId), ...handlings.map(({ staffId }) => staffId)].flatMap((id) => id ?? []);
}

async function loadsOf(staffIds: readonly string[], today: string): Promise<Map<string, Load>> {
  const loads = await RmLoadModel.find({ _id: { $in: [...staffIds] } }).lean<RmLoad[]>();
  return new Map(loads.map(({ _id, day, newToday, open }) => [_id, { newToday: day === today ? newToday : 0, open }]));
}

/** A team as distribution sees it at an instant: who is at work, with what load. */
export async function candidatesOf({ members }: Team, at: Date): Promise<Candidate[]> {
  const outlets = new Map(members.map(({ outlet }) => [outlet._id, outlet]));
  const roster: Roster = {
    areas: [],
    outlets: [...outlets.values()].flatMap(rosterOutlet),
    members: await Promise.all(members.map(({ rm }) => memberAt(rm, at))),
    remoteUnitId: null,
  };
  const loads = await loadsOf(
    members.map(({ rm }) => rm._id),
    businessDayOf(at),
  );
  return [...bankOfRoster(roster, (await calendarInForce()).marks, loads, at).candidates];
}
