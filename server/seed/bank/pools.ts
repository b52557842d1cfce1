import { businessDayOf, licenceForLine, type ProductLine } from '@yinqiao/shared/domain';
import { choosePool, type PoolChoice } from '../../src/modules/leads/distribution/choosePool';
import { accountOn, type DayAccount, openDay } from '../../src/modules/leads/distribution/dayAccount';
import { decide } from '../../src/modules/leads/distribution/decide';
import type { Candidate } from '../../src/modules/leads/distribution/eligibility';
import { emptyLedger, type Ledger } from '../../src/modules/leads/distribution/ledger';
import { defaultPolicy } from '../../src/modules/leads/distribution/policy';
import type { Trace } from '../../src/modules/leads/distribution/trace';
import { type DemoCustomer, ownerOf } from './customers';
import { isOnDuty, onDutyAt } from './roster';
import { type DemoStaff, teamOf } from './staff';
import { areaOfOutlet, branchOf, outlets, unitByCode } from './units';

/** How many leads one RM follows at the same time. */
export const OPEN_CAPACITY = 30;

export interface Assignment {
  staffId: string;
  trace: Trace;
}

/** A lead as the pools need to know it. */
export interface Captured {
  leadId: string;
  customer: DemoCustomer;
  line: ProductLine;
  capturedAt: Date;
}

/**
 * The pools while the demo bank's leads run through them. The product's own rules choose the pool and decide who gets the lead,
 * so that what the seed writes is what the running product would have written.
 */
export class Pools {
  private readonly ledgers = new Map<string, Ledger>();
  /** By pool, in order; the last one is running. */
  private readonly accounts = new Map<string, DayAccount[]>();
  private readonly newOnDay = new Map<string, number>();
  /** When each RM's leads were taken and ended; open ones have no end. */
  private readonly inHand = new Map<string, { from: Date; until: Date | null }[]>();

  /** @param openings the epoch at which a pool's books begin, by the pool's unit; ties are settled by a lot that depends on it */
  constructor(private readonly openings: ReadonlyMap<string, number> = new Map()) {}

  /** @param unitId the pool */
  ledger(unitId: string): Ledger {
    return this.ledgers.get(unitId) ?? { ...emptyLedger(), epoch: this.openings.get(unitId) ?? 0 };
  }

  /** What the pool did day by day, the running day last. */
  days(unitId: string): DayAccount[] {
    return this.accounts.get(unitId) ?? [];
  }

  newOn(staffId: string, day: string): number {
    return this.newOnDay.get(`${staffId}/${day}`) ?? 0;
  }

  openAt(staffId: string, at: Date): number {
    return (this.inHand.get(staffId) ?? []).filter(({ from, until }) => from <= at && (until === null || until > at)).length;
  }

  /** Runs the one lead through its pool; null when nobody can take it now. */
  assign(lead: Captured, pool: PoolChoice): Assignment | null {
    const today = businessDayOf(lead.capturedAt);
    const days = this.days(pool.poolUnitId);
    const running = days.at(-1) ?? openDay(today);
    const account = accountOn(running, today);
    const decision = decide({
      poolUnitId: pool.poolUnitId,
      ledger: this.ledger(pool.poolUnitId),
      account,
      candidates: this.candidates(pool.poolUnitId, lead.capturedAt, today),
      policy: defaultPolicy,
      at: lead.capturedAt,
      leads: [
        {
          leadId: lead.leadId,
          capturedAt: lead.capturedAt,
          licence: licenceForLine[lead.line],
          returnedBy: [],
          ownerId: ownerOf(lead.customer)?.staffId ?? null,
          intake: { areaId: areaOfOutlet(lead.customer.outletCode).areaId, touches: 1, pool },
        },
      ],
    });
    this.ledgers.set(pool.poolUnitId, decision.ledger);
    const [choice] = decision.choices;
    if (!choice) return null;
    this.accounts.set(pool.poolUnitId, [...(account === running ? days.slice(0, -1) : days), decision.account]);
    this.newOnDay.set(`${choice.staffId}/${today}`, this.newOn(choice.staffId, today) + 1);
    return choice;
  }

  /** Tells that a lead is in the RM's hands from one instant until another, or still. */
  hold(staffId: string, from: Date, until: Date | null): void {
    this.inHand.set(staffId, [...(this.inHand.get(staffId) ?? []), { from, until }]);
  }

  private candidates(unitId: string, at: Date, today: string): Candidate[] {
    const outlet = outlets.find((each) => each.unitId === unitId);
    return teamOf(outlet?.code ?? '').map((member) => ({
      staffId: member.staffId,
      unitId,
      onDuty: isOnDuty(member, today),
      licences: member.licences,
      joinedOn: member.joinedOn,
      weight: null,
      dailyCapacity: member.dailyCapacity,
      openCapacity: OPEN_CAPACITY,
      newToday: this.newOn(member.staffId, today),
      open: this.openAt(member.staffId, at),
    }));
  }
}

/** The pool of a customer's lead on a day, by the product's rule. */
export function poolFor(customer: DemoCustomer, line: ProductLine, day: string): PoolChoice {
  const owner = ownerOf(customer);
  return choosePool({
    owner: owner && {
      staffId: owner.staffId,
      outletId: unitByCode(owner.unitCode).unitId,
      worksToday: isOnDuty(owner, day),
      licensed: isLicensed(owner, line),
    },
    area: areaOfOutlet(customer.outletCode),
    outlets: outlets.map((outlet) => ({
      unitId: outlet.unitId,
      ready: onDutyAt(outlet.code, day).filter((member) => isLicensed(member, line)).length,
      x: outlet.place?.x ?? 0,
      y: outlet.place?.y ?? 0,
    })),
    branchId: branchOf(customer.outletCode)?.unitId ?? '',
  });
}

export function isLicensed(member: DemoStaff, line: ProductLine): boolean {
  const needed = licenceForLine[line];
  return needed === null || member.licences.includes(needed);
}
