import { addDays, businessDayOf, licenceForLine, type ProductLine } from '@yinqiao/shared/domain';
import { rankByFairShare, type Standing } from '../../src/modules/leads/distribution/fairShare';
import { emptyLedger, give, type Ledger, ledgerFor, PARTS } from '../../src/modules/leads/distribution/ledger';
import { onDutyAt } from './roster';
import type { DemoStaff } from './staff';
import { unitByCode } from './units';

export const FULL_WEIGHT = 10_000;
const NEWCOMER_WEIGHT = 5_000;
const NEWCOMER_DAYS = 90;

/** Who a lead was given to, and the standings it was decided by. */
export interface Assignment {
  staffNo: string;
  by: 'owner' | 'fair_share';
  /** Empty for a named lead. */
  standings: readonly Standing[];
}

/** Basis points of a full share: half in the first 90 days. */
export const weightOn = (member: DemoStaff, day: string): number =>
  addDays(member.joinedOn, NEWCOMER_DAYS) > day ? NEWCOMER_WEIGHT : FULL_WEIGHT;

/**
 * The pools while the demo bank's leads run through them: the product's own fair share decides, so what the seed writes is what
 * the running product would have written.
 */
export class Pools {
  private readonly ledgers = new Map<string, Ledger>();
  private readonly newOnDay = new Map<string, number>();

  ledger(outletCode: string): Ledger {
    return this.ledgers.get(outletCode) ?? emptyLedger();
  }

  /** Named leads and fair-share leads of an RM on a business day. */
  newOn(staffNo: string, day: string): number {
    return this.newOnDay.get(`${staffNo}/${day}`) ?? 0;
  }

  /** Starts a pool's day with books that are even, at a given epoch. */
  openEven(outletCode: string, epoch: number): void {
    const { accounts } = this.ledger(outletCode);
    this.ledgers.set(outletCode, { epoch, t: 0, team: [], accounts: accounts.map((each) => ({ ...each, settled: each.given * PARTS })) });
  }

  /** A lead with an owner on duty and with room goes to them; otherwise fair share decides; null when nobody has room. */
  assign(outletCode: string, line: ProductLine, at: Date, owner: DemoStaff | null): Assignment | null {
    const day = businessDayOf(at);
    const eligible = onDutyAt(outletCode, day).filter((member) => isLicensed(member, line) && this.hasRoom(member, day));
    if (owner && eligible.includes(owner)) {
      this.count(owner, day);
      return { staffNo: owner.staffNo, by: 'owner', standings: [] };
    }
    if (eligible.length === 0) return null;
    return this.assignFairly(outletCode, eligible, day);
  }

  private assignFairly(outletCode: string, eligible: readonly DemoStaff[], day: string): Assignment {
    const team = eligible.map((member) => ({ staffId: member.staffId, weight: weightOn(member, day) }));
    const ledger = ledgerFor(this.ledger(outletCode), team);
    const standings = rankByFairShare(unitByCode(outletCode).unitId, ledger);
    const chosen = eligible.find(({ staffId }) => staffId === standings[0]?.staffId);
    if (!chosen) throw new Error(`fair share chose nobody at ${outletCode}`);
    this.ledgers.set(outletCode, give(ledger, chosen.staffId));
    this.count(chosen, day);
    return { staffNo: chosen.staffNo, by: 'fair_share', standings };
  }

  private hasRoom(member: DemoStaff, day: string): boolean {
    return this.newOn(member.staffNo, day) < (member.dailyCapacity ?? 0);
  }

  private count({ staffNo }: DemoStaff, day: string): void {
    this.newOnDay.set(`${staffNo}/${day}`, this.newOn(staffNo, day) + 1);
  }
}

export function isLicensed(member: DemoStaff, line: ProductLine): boolean {
  const needed = licenceForLine[line];
  return needed === null || member.licences.includes(needed);
}
