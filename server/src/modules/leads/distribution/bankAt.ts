import { clockWords } from '@yinqiao/shared/domain';
import type { Candidate } from './eligibility';
import type { LadderFacts, NextDuty, OutletAt, Place, Surroundings } from './ladderFacts';
import type { LeadToPlace } from './leadToPlace';
import type { PoolAt } from './walk';

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
  private readonly byUnit = new Map<string, Candidate[]>();
  private readonly around = new Map<string, Surroundings>();

  constructor(private readonly bank: BankAt) {
    this.members = new Map(bank.candidates.map((rm) => [rm.staffId, { ...rm }]));
    for (const rm of this.members.values()) {
      const colleagues = this.byUnit.get(rm.unitId);
      if (colleagues) colleagues.push(rm);
      else this.byUnit.set(rm.unitId, [rm]);
    }
  }

  /** Everyone of the pool, whatever keeps them from a lead. */
  team({ unitId, desk, staffIds }: PoolAt): Candidate[] {
    const units = desk === 'remote' ? [unitId] : this.bank.outletIdsOf(unitId);
    const team = units.flatMap((id) => this.byUnit.get(id) ?? []).filter((rm) => rm.desk === desk);
    return staffIds.length > 0 ? team.filter(({ staffId }) => staffIds.includes(staffId)) : team;
  }

  person(staffId: string): Candidate | null {
    return this.members.get(staffId) ?? null;
  }

  takeCapacity(staffId: string): void {
    const rm = this.members.get(staffId);
    if (!rm) throw new Error(`${staffId} is not on the floor`);
    rm.newToday += 1;
    rm.open += 1;
  }

  /** One lead less in hand; that it was one of the day stays so. */
  freeCapacity(staffId: string): void {
    const rm = this.members.get(staffId);
    if (rm) rm.open -= 1;
  }

  /** What everybody has in hand by now. */
  loads(): Map<string, Pick<Candidate, 'newToday' | 'open'>> {
    return new Map([...this.members].map(([staffId, { newToday, open }]) => [staffId, { newToday, open }]));
  }

  /** What the walk of one lead looks at. */
  factsOf({ productLine, areaId, touches, returnedBy, facts }: LeadToPlace): LadderFacts {
    const { at } = this.bank;
    return {
      at,
      time: clockWords(at),
      askedAt: facts.at,
      productLine,
      touches,
      returnedBy,
      customer: facts,
      around: this.surroundings(areaId),
      person: (staffId) => this.person(staffId),
      nextDuty: (staffId) => this.bank.nextDuty(staffId, facts.at),
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
      .map((outlet): OutletAt => ({ ...outlet, members: this.byUnit.get(outlet.unitId) ?? [] }));
    const seats = remoteUnitId ? (this.byUnit.get(remoteUnitId) ?? []).filter(({ desk }) => desk === 'remote') : [];
    const remote = remoteUnitId && seats.length > 0 ? { unitId: remoteUnitId, members: seats } : null;
    const found = { areaId, ...area, outlets, remote, workingDay };
    this.around.set(areaId, found);
    return found;
  }
}
