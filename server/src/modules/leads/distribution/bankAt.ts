import { clockWords, type Licence } from '@yinqiao/shared/domain';
import { groupBy } from '../groupBy';
import { Boards } from './boards';
import { type Candidate, type Desk, lackOf, type LeadNeeds } from './eligibility';
import { type Headcount, Headcounts } from './headcount';
import type { LadderFacts, NextDuty, OutletAt, Place, Surroundings } from './ladderFacts';
import type { LeadBoard } from './leadBoard';
import type { LeadToPlace } from './leadToPlace';
import { distance, type PoolAt } from './walk';

/** An outlet in the tree. */
export interface OutletIn extends Place {
  unitId: string;
  county: boolean;
  branchId: string;
}

export interface AreaIn {
  location: Place;
  branchId: string;
  /** Ids of the units of the area, from head office down. */
  unitIds: readonly string[];
}

/** The part of the bank that a decision looks at, as it stood at one moment. Plain data but for the calendar. */
export interface BankAt {
  at: Date;
  workingDay: boolean;
  areas: ReadonlyMap<string, AreaIn>;
  outlets: readonly OutletIn[];
  /** Ids of the outlets that are a unit's: its own, or those below it. */
  outletIdsOf: (unitId: string) => readonly string[];
  candidates: readonly Candidate[];
  /** The unit whose team the remote seats are; null where there are none. */
  remoteUnitId: string | null;
  nextDuty: (staffId: string, askedAt: Date) => NextDuty | null;
}

/** The bank while a decision is made: whoever is given a lead has less room for the next one. */
export class Floor {
  private readonly members: ReadonlyMap<string, Candidate>;
  private readonly byUnit: ReadonlyMap<string, Candidate[]>;
  private readonly around = new Map<string, Surroundings>();
  private readonly boards = new Boards((pool) => this.team(pool));
  private readonly headcounts: Headcounts;

  constructor(private readonly bank: BankAt) {
    this.members = new Map(bank.candidates.map((rm) => [rm.staffId, { ...rm }]));
    this.byUnit = groupBy(this.members.values(), ({ unitId }) => unitId);
    const branches = new Map(bank.outlets.map(({ unitId, branchId }) => [unitId, outletsOf(branchId)]));
    this.headcounts = new Headcounts(this.members, ({ unitId }) => [unitId, branches.get(unitId) ?? []].flat());
  }

  /** Everyone of the pool, whatever keeps them from a lead. */
  team({ unitId, desk, staffIds }: PoolAt): Candidate[] {
    const units = desk === 'remote' ? [unitId] : this.bank.outletIdsOf(unitId);
    const team = units.flatMap((id) => this.byUnit.get(id) ?? []).filter((rm) => rm.desk === desk);
    return staffIds.length > 0 ? team.filter(({ staffId }) => staffIds.includes(staffId)) : team;
  }

  /** Who of the pool can take such a lead now, who cannot and why. */
  board(pool: PoolAt, needs: LeadNeeds): LeadBoard {
    return this.boards.of(pool, needs);
  }

  /** Those of a unit's desk who are there for such a lead. */
  count(unitId: string, desk: Desk, needs: LeadNeeds): Readonly<Headcount> {
    return this.headcounts.of(unitId, desk, needs);
  }

  person(staffId: string): Candidate | null {
    return this.members.get(staffId) ?? null;
  }

  takeCapacity(staffId: string): void {
    const rm = this.members.get(staffId);
    if (!rm) throw new Error(`${staffId} is not on the floor`);
    this.change(rm, { newToday: rm.newToday + 1, open: rm.open + 1 });
  }

  /** One lead less in hand; that it was one of the day stays so. */
  freeCapacity(staffId: string): void {
    const rm = this.members.get(staffId);
    if (rm) this.change(rm, { open: rm.open - 1 });
  }

  private change(rm: Candidate, load: Partial<Pick<Candidate, 'newToday' | 'open'>>): void {
    const was = lackOf(rm, NO_NEEDS);
    this.headcounts.during(rm, () => Object.assign(rm, load));
    if (lackOf(rm, NO_NEEDS) !== was) this.boards.forget(rm);
  }

  /** What everybody has in hand by now. */
  loads(): Map<string, Pick<Candidate, 'newToday' | 'open'>> {
    return new Map([...this.members].map(([staffId, { newToday, open }]) => [staffId, { newToday, open }]));
  }

  /** What the walk of one lead looks at. */
  factsOf({ productLine, areaId, touches, returnedBy, facts }: LeadToPlace): LadderFacts {
    const { at } = this.bank;
    const around = this.surroundings(areaId);
    const needs = (licences: readonly Licence[]): LeadNeeds => ({ licences, returnedBy, barred: facts.barred });
    return {
      at,
      time: clockWords(at),
      askedAt: facts.at,
      productLine,
      touches,
      returnedBy,
      customer: facts,
      around,
      person: (staffId) => this.person(staffId),
      nextDuty: (staffId) => this.bank.nextDuty(staffId, facts.at),
      count: (unitId, desk, licences) => this.count(unitId, desk, needs(licences)),
      countAround: (desk, licences) => this.count(outletsOf(around.branchId), desk, needs(licences)),
    };
  }

  private surroundings(areaId: string): Surroundings {
    const known = this.around.get(areaId);
    if (known) return known;
    const area = this.bank.areas.get(areaId);
    if (!area) throw new Error(`the area ${areaId} was not given to the decision`);
    const { remoteUnitId, workingDay } = this.bank;
    const outlets = this.bank.outlets
      .filter(({ branchId }) => branchId === area.branchId)
      .map((outlet): OutletAt => ({
        ...outlet,
        kilometres: distance(area.location, outlet),
        members: this.byUnit.get(outlet.unitId) ?? [],
      }))
      .sort((a, b) => a.kilometres - b.kilometres || (a.unitId < b.unitId ? -1 : 1));
    const seats = remoteUnitId ? (this.byUnit.get(remoteUnitId) ?? []).filter(({ desk }) => desk === 'remote') : [];
    const remote = remoteUnitId && seats.length > 0 ? { unitId: remoteUnitId, members: seats } : null;
    const found = { areaId, ...area, outlets, remote, workingDay };
    this.around.set(areaId, found);
    return found;
  }
}

const NO_NEEDS: LeadNeeds = { licences: [], returnedBy: [], barred: [] };

/** The team of all outlets of a branch; the branch itself may have people of its own. */
const outletsOf = (branchId: string): string => `the outlets of ${branchId}`;
