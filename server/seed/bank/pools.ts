import { businessDayOf, defaultLadder, noTies, type ProductLine, rungOf, shanghaiParts } from '@yinqiao/shared/domain';
import { type AreaIn, type BankAt, Floor } from '../../src/modules/leads/distribution/bankAt';
import { accountOn, type DayAccount, openDay } from '../../src/modules/leads/distribution/dayAccount';
import { decide } from '../../src/modules/leads/distribution/decide';
import type { Candidate } from '../../src/modules/leads/distribution/eligibility';
import type { LeadFacts } from '../../src/modules/leads/distribution/leadFacts';
import type { LeadToPlace, PolicyAt } from '../../src/modules/leads/distribution/leadToPlace';
import { emptyLedger, type Ledger } from '../../src/modules/leads/distribution/ledger';
import { shareRuleOf } from '../../src/modules/leads/distribution/shareRule';
import type { Trace } from '../../src/modules/leads/distribution/trace';
import type { Outcome } from '../../src/modules/leads/distribution/walk';
import { walkLadder } from '../../src/modules/leads/distribution/walkLadder';
import { nextDutyOf } from '../../src/modules/leads/nextDuty';
import { type PoolChoice, poolOf } from '../../src/modules/leads/pool';
import { DEMO_DAY } from './calendar';
import { type DemoCustomer, groupsOf } from './customers';
import { ledgersOf, tiesOf } from './ledgers';
import { isOnDuty } from './roster';
import { type DemoStaff, relationshipManagers } from './staff';
import { areaOfOutlet, branchOf, outlets, unitByCode, unitPathOf } from './units';

export const demoPolicy: PolicyAt = { name: 'V12', versionIds: ['pol_v12'], rules: defaultLadder };

/** How many leads a day, and how many at the same time, for whoever has no own number. */
const { newPerDay, openAtOnce } = rungOf(defaultLadder, 'fair_share')!.params;

export interface Assignment {
  staffId: string;
  trace: Trace;
  /** What it was decided by beside roster and policy. */
  basis: AssignmentBasis;
}

/** The pool's books and everybody's load as the decision found them. */
interface AssignmentBasis {
  /** Which of the pool's decisions it was, from 1. */
  sequence: number;
  ledger: Ledger;
  /** [staffId, new today, open] of everybody who had anything. */
  loads: [string, number, number][];
  lead: LeadToPlace;
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
  private readonly decided = new Map<string, number>();
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

  /** Runs the one lead through its pool; null when nobody can take it now. @throws Error when the ladder sends it elsewhere by now */
  assign(lead: Captured, pool: PoolChoice): Assignment | null {
    const today = businessDayOf(lead.capturedAt);
    const days = this.days(pool.poolUnitId);
    const running = days.at(-1) ?? openDay(today);
    const account = accountOn(running, today);
    const bank = bankAt(lead, (member) => this.candidate(member, lead.capturedAt, today));
    const ledger = this.ledger(pool.poolUnitId);
    const placed = toPlace(lead);
    const rule = shareRuleOf(demoPolicy.rules);
    const decision = decide({ poolUnitId: pool.poolUnitId, ledger, account, bank, rule, leads: [placed] });
    if (decision.moved.length > 0) throw new Error(`the ladder sends ${lead.leadId} away from ${pool.poolUnitId}`);
    this.ledgers.set(pool.poolUnitId, decision.ledger);
    const [choice] = decision.choices;
    if (!choice) return null;
    this.accounts.set(pool.poolUnitId, [...(account === running ? days.slice(0, -1) : days), decision.account]);
    this.newOnDay.set(`${choice.staffId}/${today}`, this.newOn(choice.staffId, today) + 1);
    const sequence = this.sequence(pool.poolUnitId) + 1;
    this.decided.set(pool.poolUnitId, sequence);
    const busy = bank.candidates.filter(({ newToday, open }) => newToday + open > 0);
    const loads = busy.map(({ staffId, newToday, open }): [string, number, number] => [staffId, newToday, open]);
    return { staffId: choice.staffId, trace: choice.trace, basis: { sequence, ledger, loads, lead: placed } };
  }

  /** How many decisions the pool has made. */
  sequence(unitId: string): number {
    return this.decided.get(unitId) ?? 0;
  }

  /** Tells that a lead is in the RM's hands from one instant until another, or still. */
  hold(staffId: string, from: Date, until: Date | null): void {
    this.inHand.set(staffId, [...(this.inHand.get(staffId) ?? []), { from, until }]);
  }

  private candidate(member: DemoStaff, at: Date, today: string): Candidate {
    return { ...unloaded(member, today), newToday: this.newOn(member.staffId, today), open: this.openAt(member.staffId, at) };
  }
}

/** What the ladder finds for a customer's enquiry at an instant, by the product's rules and without regard to who is full. */
export function outcomeFor(customer: DemoCustomer, line: ProductLine, at: Date): Outcome {
  const day = businessDayOf(at);
  const captured = { leadId: '', customer, line, capturedAt: at };
  const bank = bankAt(captured, (member) => unloaded(member, day));
  const lead = toPlace(captured);
  return walkLadder(demoPolicy.rules, new Floor(bank).factsOf(lead)).outcome;
}

/** The pool of a customer's lead at an instant. */
export function poolFor(customer: DemoCustomer, line: ProductLine, at: Date): PoolChoice {
  const outcome = outcomeFor(customer, line, at);
  if (outcome.kind === 'excluded') throw new Error('nobody of the demo bank is kept from leads by a red line');
  return poolOf(outcome);
}

/** What the product would have known of the customer when the enquiry was made. */
export function factsOf(customer: DemoCustomer, at: Date): LeadFacts {
  const { assets, language, redLines } = ledgersOf(customer);
  return {
    at,
    source: 'benefit',
    tier: customer.tier,
    assets,
    age: customer.age,
    language,
    segments: groupsOf(customer),
    redLines,
    ties: { ...noTies, ...tiesOf(customer, at) },
    barred: [],
  };
}

export const toPlace = ({ leadId, customer, line, capturedAt }: Captured): LeadToPlace => ({
  leadId,
  capturedAt,
  productLine: line,
  areaId: areaOfOutlet(customer.outletCode).areaId,
  touches: 1,
  returnedBy: [],
  facts: factsOf(customer, capturedAt),
  policy: demoPolicy,
});

const areas: ReadonlyMap<string, AreaIn> = new Map(
  outlets.map(({ code }) => {
    const { areaId, x, y } = areaOfOutlet(code);
    return [areaId, { location: { x, y }, branchId: branchOf(code)?.unitId ?? '', unitIds: unitPathOf(code).split('/').filter(Boolean) }];
  }),
);

const outletsIn = outlets.flatMap(({ unitId, code, place, county }) =>
  place ? [{ unitId, ...place, county, branchId: branchOf(code)?.unitId ?? '' }] : [],
);

const byBranch = new Map<string, DemoStaff[]>();
for (const member of relationshipManagers) {
  const branchId = branchOf(member.unitCode)?.unitId ?? '';
  byBranch.set(branchId, [...(byBranch.get(branchId) ?? []), member]);
}

const byStaffId = new Map(relationshipManagers.map((member) => [member.staffId, member]));

/** The branch of the customer, where everybody works who may have the lead. */
const bankAt = ({ capturedAt: at, customer }: Captured, candidate: (member: DemoStaff) => Candidate): BankAt => ({
  at,
  workingDay: ![0, 6].includes(shanghaiParts(at).weekday),
  areas,
  outlets: outletsIn,
  outletIdsOf: (unitId) => outlets.filter(({ code }) => unitPathOf(code).split('/').includes(unitId)).map((outlet) => outlet.unitId),
  candidates: (byBranch.get(branchOf(customer.outletCode)?.unitId ?? '') ?? []).map(candidate),
  remoteUnitId: null,
  nextDuty: (staffId, askedAt) => {
    const member = byStaffId.get(staffId);
    const hours = member && unitByCode(member.unitCode).hours;
    if (!member || !hours) return null;
    const openingHours = { days: [...hours.weekdays], opens: hours.open, closes: hours.close };
    const staff = { weekendDay: member.weekendDay, leaves: member.leave ? [member.leave] : [], status: 'active' as const };
    return nextDutyOf(staff, { openingHours }, askedAt, at);
  },
});

/** Everybody of a branch who may have a lead, with the room they have while nothing is in hand. */
export const poolCandidates = (branchCode: string): { member: DemoStaff; candidate: Candidate }[] =>
  (byBranch.get(unitByCode(branchCode).unitId) ?? []).map((member) => ({ member, candidate: unloaded(member, DEMO_DAY) }));

const unloaded = (member: DemoStaff, day: string): Candidate => ({
  staffId: member.staffId,
  unitId: unitByCode(member.unitCode).unitId,
  desk: 'outlet',
  onDuty: isOnDuty(member, day),
  servesNext: isOnDuty(member, day),
  licences: member.licences,
  joinedOn: member.joinedOn,
  weight: null,
  dailyCapacity: member.dailyCapacity ?? newPerDay,
  openCapacity: openAtOnce,
  newToday: 0,
  open: 0,
});
