import type { OpeningHours } from '../../../orgs';
import { bankOfRoster, type Load, type RosterMember, type RosterOutlet } from '../../rosterBank';
import type { BankAt } from '../../distribution/bankAt';
import type { SimulationPlan } from './plan';

/** Who works where and when in a simulated bank: what does not change while it runs. */
export class Grounds {
  readonly members: ReadonlyMap<string, RosterMember & { outlet: RosterOutlet; hours: OpeningHours }>;
  private readonly counted: ReadonlySet<string>;
  private readonly outletByArea: ReadonlyMap<string, string>;

  constructor(private readonly plan: SimulationPlan) {
    const { roster, marks, unitId } = plan;
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
    return bankOfRoster(this.plan.roster, this.plan.marks, loads, at);
  }

  memberOf(staffId: string) {
    const member = this.members.get(staffId);
    if (!member) throw new Error(`${staffId} is not on the roster`);
    return member;
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
