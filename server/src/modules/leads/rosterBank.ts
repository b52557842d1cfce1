import { businessDayOf, type DayMarks, isWorkingDay, type Licence } from '@yinqiao/shared/domain';
import { type OpeningHours, worksOn } from '../orgs';
import type { AreaIn, BankAt, OutletIn } from './distribution/bankAt';
import type { Candidate, Desk } from './distribution/eligibility';
import { licencesHeld } from './distribution/licencesNeeded';
import { nextDutyOf } from './nextDuty';
import { isOpenAt, serviceDay } from './roster';

/** A member of the roster: everything about a person that a decision goes by, and nothing else. */
export interface RosterMember {
  staffId: string;
  unitId: string;
  desk: Desk;
  licences: readonly Licence[];
  joinedOn: string;
  weekendDay: number | null;
  leaves: readonly { from: string; to: string }[];
  dailyCapacity: number;
  openCapacity: number;
}

export interface RosterOutlet extends OutletIn {
  /** Ids of the units it belongs to, itself included. */
  unitIds: readonly string[];
  hours: { days: number[]; opens: string; closes: string };
}

/** Who works where and when: plain data, so that a decision can be made again by it. In the order of ids. */
export interface Roster {
  areas: readonly (AreaIn & { areaId: string })[];
  outlets: readonly RosterOutlet[];
  members: readonly RosterMember[];
  remoteUnitId: string | null;
}

/** What somebody had in hand when it was decided. */
export interface Load {
  newToday: number;
  open: number;
}

const IDLE: Load = { newToday: 0, open: 0 };

/** The bank at an instant by a roster, a calendar and loads. Pure: the same three give the same bank. */
export function bankOfRoster(roster: Roster, marks: DayMarks, loads: ReadonlyMap<string, Load>, at: Date): BankAt {
  const outlets = new Map(roster.outlets.map((outlet) => [outlet.unitId, { ...outlet, openingHours: { ...outlet.hours, marks } }]));
  const members = new Map(roster.members.flatMap((rm) => withOutlet(rm, outlets.get(rm.unitId))));
  const days = serviceDays([...members.values()], at);
  return {
    at,
    workingDay: isWorkingDay(businessDayOf(at), marks),
    areas: new Map(roster.areas.map((area) => [area.areaId, area])),
    outlets: roster.outlets,
    outletIdsOf: (unitId) => roster.outlets.filter(({ unitIds }) => unitIds.includes(unitId)).map((outlet) => outlet.unitId),
    candidates: [...members.values()].map((member) => candidateOf(member, days, loads.get(member.rm.staffId) ?? IDLE, at)),
    remoteUnitId: roster.remoteUnitId,
    nextDuty: (staffId, askedAt) => {
      const member = members.get(staffId);
      return member ? nextDutyOf(member.rm, member.outlet, askedAt, at) : null;
    },
  };
}

interface AtOutlet {
  rm: RosterMember & { leaves: { from: string; to: string; kind: null }[]; status: 'active' };
  outlet: RosterOutlet & { openingHours: OpeningHours };
}

function withOutlet(rm: RosterMember, outlet: AtOutlet['outlet'] | undefined): [string, AtOutlet][] {
  if (!outlet) return [];
  const leaves = rm.leaves.map(({ from, to }) => ({ from, to, kind: null }));
  return [[rm.staffId, { rm: { ...rm, leaves, status: 'active' }, outlet }]];
}

function candidateOf({ rm, outlet }: AtOutlet, days: ReadonlyMap<string, string>, load: Load, at: Date): Candidate {
  const today = businessDayOf(at);
  return {
    staffId: rm.staffId,
    unitId: rm.unitId,
    desk: rm.desk,
    onDuty: worksOn(rm, outlet, today) && isOpenAt(outlet.openingHours, at),
    servesNext: worksOn(rm, outlet, days.get(outlet.branchId) ?? today),
    licences: licencesHeld(rm.licences, rm.desk === 'wealth_managers'),
    joinedOn: rm.joinedOn,
    weight: null,
    dailyCapacity: rm.dailyCapacity,
    openCapacity: rm.openCapacity,
    ...load,
  };
}

/** The day on which each branch next serves. */
function serviceDays(members: readonly AtOutlet[], at: Date): Map<string, string> {
  const byBranch = new Map<string, AtOutlet[]>();
  for (const member of members) {
    const { branchId } = member.outlet;
    byBranch.set(branchId, [...(byBranch.get(branchId) ?? []), member]);
  }
  return new Map(
    [...byBranch].map(([branchId, team]) => [
      branchId,
      serviceDay(
        team.map(({ outlet }) => outlet.openingHours),
        at,
      ),
    ]),
  );
}
