import type { DayMarks } from '@yinqiao/shared/domain';
import type { OpeningHours } from '../../../orgs';
import { bankOfRoster, type Load, type Roster, type RosterMember, type RosterOutlet } from '../../rosterBank';
import type { BankAt } from '../../distribution/bankAt';

/** Who works where and when in a simulated bank: what does not change while it runs. */
export class Grounds {
  readonly members: ReadonlyMap<string, RosterMember & { outlet: RosterOutlet; hours: OpeningHours }>;
  private readonly counted: ReadonlySet<string>;
  private readonly outletByArea: ReadonlyMap<string, string>;
  private readonly around = new Map<string, readonly string[]>();

  constructor(
    private readonly roster: Roster,
    private readonly marks: DayMarks,
    unitId: string,
  ) {
    const outlets = new Map(roster.outlets.map((outlet) => [outlet.unitId, outlet]));
    this.members = new Map(
      roster.members.flatMap((rm) => {
        const outlet = outlets.get(rm.unitId);
        return outlet ? [[rm.staffId, { ...rm, outlet, hours: { ...outlet.hours, marks } }] as const] : [];
      }),
    );
    const areas = roster.areas.filter(({ unitIds }) => unitIds.includes(unitId)).map(({ areaId }) => areaId);
    const staff = [...this.members.values()].filter(({ outlet }) => outlet.unitIds.includes(unitId)).map(({ staffId }) => staffId);
    this.counted = new Set([...areas, ...staff]);
    this.outletByArea = new Map(roster.areas.map((area) => [area.areaId, area.unitIds.at(-1) ?? '']));
  }

  /** The bank at an instant; its clock can be moved on until the next moment of the day. */
  bankAt(at: Date, loads: ReadonlyMap<string, Load>): BankAt {
    return bankOfRoster(this.roster, this.marks, loads, at);
  }

  memberOf(staffId: string) {
    const member = this.members.get(staffId);
    if (!member) throw new Error(`${staffId} is not on the roster`);
    return member;
  }

  /** Those of the branches that a pool's unit has outlets in: whoever could have its leads. */
  aroundOf(unitId: string): readonly string[] {
    const known = this.around.get(unitId);
    if (known) return known;
    const branches = new Set(this.roster.outlets.filter(({ unitIds }) => unitIds.includes(unitId)).map(({ branchId }) => branchId));
    // The remote seats wait upon the whole bank: what they cannot take goes back to any outlet.
    const isRemote = unitId === this.roster.remoteUnitId;
    const staffIds = [...this.members.values()]
      .filter(({ desk, outlet }) => isRemote || desk === 'remote' || branches.has(outlet.branchId))
      .map(({ staffId }) => staffId);
    this.around.set(unitId, staffIds);
    return staffIds;
  }

  /** Whether the figures of an area's leads or of a member of staff are told. */
  counts(id: string): boolean {
    return this.counted.has(id);
  }

  /** The outlet that an area belongs to: its policy is that of the area's leads. */
  outletOf(areaId: string): string {
    const unitId = this.outletByArea.get(areaId);
    if (!unitId) throw new Error(`the area ${areaId} was not given to the simulation`);
    return unitId;
  }
}
