import { businessDayOf, clockWords } from '@yinqiao/shared/domain';
import { addOpeningMinutes } from '../../../orgs';
import { type BankAt, Floor } from '../../distribution/bankAt';
import { type Choice, decideOn, type Placements, queueOf } from '../../distribution/decide';
import { type Candidate, exclusionOf, lackOf } from '../../distribution/eligibility';
import type { DayAccount } from '../../distribution/dayAccount';
import type { Outcome } from '../../distribution/walk';
import { openingMinutesBetween } from '../../nextDuty';
import { Agenda } from './agenda';
import type { Placement } from './figures';
import { Grounds } from './grounds';
import { momentsOfDay, nextMoment, ownRuleTimes } from './moments';
import type { OpenLead } from './openLead';
import type { SimulatedLead, SimulationPlan } from './plan';
import { SimulatedPool } from './pool';
import { reactionOf, type Said, turnOf } from './reaction';
import { RuleBook } from './ruleBook';
import { Tally } from './tally';
import { mayServe } from './mayServe';

/** As many of a pool's leads as distribution looks at. */
const LOOK_AT = 1_000;
/** Leads that are looked at before it is asked whether anybody still has room. */
const AT_ONCE = 25;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NO_NEEDS = { licences: [], returnedBy: [], barred: [] };

/**
 * What is due: a holder's turn is over, by the holder, by the clocks, or because the lead had come before the time began; or
 * somebody would take a lead from the open pool.
 */
type Due = { lead: OpenLead | null; staffId: string; leaves: Said['leaves'] } | { lead: OpenLead; staffId: string; leaves: null };

/**
 * A bank that works leads on a virtual clock under one policy. It decides by the very functions that the bank decides by; what it
 * adds is the order of events: leads come in, outlets open and close, days change, holders accept, hand back, let lie and end.
 * Only what is open is kept.
 */
export class World {
  readonly tally = new Tally();
  private readonly grounds: Grounds;
  private readonly rules: RuleBook;
  private readonly moments: string[];
  private readonly ownRuleTimes: ReadonlySet<string>;
  private readonly pools = new Map<string, SimulatedPool>();
  private readonly agenda = new Agenda<Due>();
  private bank: BankAt;
  private floor: Floor;
  private nextMoment: Date;
  private today: string;
  private held = 0;
  /** Leads in the open pool. */
  private pooled = 0;

  constructor(
    private readonly plan: SimulationPlan,
    side: 0 | 1,
    private readonly onDecided: (lead: SimulatedLead, placement: Placement) => void,
  ) {
    const { roster, rules } = plan.sides[side];
    this.grounds = new Grounds(roster, plan.marks, plan.unitId);
    this.rules = new RuleBook(plan.sides[side]);
    this.moments = momentsOfDay(roster, rules);
    this.ownRuleTimes = ownRuleTimes(rules);
    this.bank = this.grounds.bankAt(plan.from, this.loadsAtFirst());
    this.floor = new Floor(this.bank);
    this.today = businessDayOf(plan.from);
    this.nextMoment = nextMoment(this.moments, plan.from);
  }

  /** Has happen what happens until then, and then the lead come in. */
  arrive(source: SimulatedLead): void {
    this.runUntil(source.arrivesAt);
    const outletId = this.grounds.outletOf(source.areaId);
    const { heat, heatRank } = this.rules.heatOf(outletId, source.productLine);
    const { leadId, capturedAt, productLine, areaId, touches, facts } = source;
    const policy = this.rules.policyOf(outletId);
    const toPlace = { leadId, capturedAt, productLine, areaId, touches, facts, heatRank, returnedBy: [], policy };
    const counted = this.grounds.counts(areaId);
    const lead = { source, toPlace, heat, counted, waitsIn: null, poolUnitId: outletId, holders: 0, passedOn: 0, pooled: 0, former: [] };
    if (counted) this.tally.arrived();
    this.poolOf(outletId).put(lead);
    this.offer(outletId, [lead]);
  }

  /** Ends the time. */
  finish(): void {
    this.runUntil(this.plan.to);
    const counts = (staffId: string) => this.grounds.counts(staffId);
    for (const pool of this.pools.values()) {
      for (const { counted } of pool.all()) if (counted) this.tally.ended('waiting');
      this.tally.closeLedger(pool.closeBook(this.dayClosed), counts);
    }
    for (let n = 0; n < this.held; n += 1) this.tally.ended('in_hand');
    for (let n = 0; n < this.pooled; n += 1) this.tally.ended('open_pool');
  }

  /** Leads that are open: all that is kept. */
  get size(): number {
    return this.held + this.pooled + [...this.pools.values()].reduce((sum, { size }) => sum + size, 0);
  }

  private runUntil(time: Date): void {
    for (;;) {
      const due = this.agenda.nextAt();
      const moment = this.nextMoment.getTime();
      if (Math.min(due, moment) > time.getTime()) break;
      if (moment <= due) this.turn(this.nextMoment);
      else this.end(this.agenda.take()!);
    }
    this.bank.at = time;
  }

  /** A moment of the day: who is there has changed, and everything that waits is looked at again. */
  private turn(at: Date): void {
    const day = businessDayOf(at);
    const loads = this.floor.loads();
    if (day !== this.today) for (const load of loads.values()) load.newToday = 0;
    this.today = day;
    this.nextMoment = nextMoment(this.moments, at);
    this.bank = this.grounds.bankAt(at, loads);
    this.floor = new Floor(this.bank);
    const anyhow = this.ownRuleTimes.has(clockWords(at));
    for (const { unitId } of [...this.pools.values()]) this.retry(unitId, anyhow);
  }

  /**
   * Looks at what waits in a pool, in its turn, for as long as somebody around it has room.
   * @param anyhow also while nobody has
   */
  private retry(unitId: string, anyhow: boolean): void {
    const leads = this.poolOf(unitId).first(LOOK_AT);
    for (let from = 0; from < leads.length && (anyhow || this.hasRoomAround(unitId)); from += AT_ONCE) {
      const still = leads.slice(from, from + AT_ONCE).filter(({ waitsIn }) => waitsIn === unitId);
      if (still.length > 0) this.offer(unitId, still);
    }
  }

  private hasRoomAround(unitId: string): boolean {
    return this.grounds.aroundOf(unitId).some((staffId) => {
      const rm = this.floor.person(staffId);
      return rm !== null && exclusionOf(rm, NO_NEEDS) === null;
    });
  }

  /** Has a pool decide on some of its leads. */
  private offer(unitId: string, leads: readonly OpenLead[], most?: number): void {
    const pool = this.poolOf(unitId);
    const { at } = this.bank;
    const rule = this.rules.shareRuleOf(unitId);
    const turn = { poolUnitId: unitId, leads: leads.map((lead) => turnOf(lead, at)), at, rule, ...(most === undefined ? {} : { most }) };
    const placements = decideOn(this.floor, pool.bookOn(this.today, rule, this.dayClosed), turn);
    this.follow(placements, new Map(leads.map((lead) => [lead.source.leadId, lead])), pool);
  }

  private follow({ choices, moved }: Placements, leads: ReadonlyMap<string, OpenLead>, pool: SimulatedPool): void {
    const of = (leadId: string) => leads.get(leadId)!;
    pool.drop(new Set([...choices, ...moved].map(({ leadId }) => of(leadId))));
    for (const choice of choices) this.give(of(choice.leadId), choice, pool.unitId);
    for (const { leadId, outcome } of moved) this.move(of(leadId), outcome);
  }

  private move(lead: OpenLead, outcome: Outcome): void {
    if (outcome.kind === 'excluded' || outcome.kind === 'open_pool' || outcome.kind === 'manual') {
      this.decided(lead, { by: outcome.by, staffId: null, unitId: outcome.kind === 'excluded' ? null : outcome.unitId });
      if (outcome.kind === 'open_pool') this.toOpenPool(lead, outcome.unitId);
      else if (lead.counted) this.tally.ended(outcome.kind);
      return;
    }
    const unitId = queueOf(outcome);
    this.poolOf(unitId).put(lead);
    this.offer(unitId, [lead]);
  }

  private give(lead: OpenLead, { staffId, trace }: Choice, poolUnitId: string): void {
    const { outlet } = this.grounds.memberOf(staffId);
    const rm = this.floor.person(staffId)!;
    lead.poolUnitId = poolUnitId;
    this.decided(lead, { by: trace.chosen.by, staffId, unitId: outlet.unitId });
    this.hold(lead, rm, false);
  }

  /** Somebody has the lead now: what they will do with it is noted. */
  private hold(lead: OpenLead, rm: Candidate, grabbed: boolean): void {
    const { staffId } = rm;
    const { outlet, hours } = this.grounds.memberOf(staffId);
    lead.holders += 1;
    if (lead.counted) this.held += 1;
    if (this.grounds.counts(staffId)) this.tally.gave(staffId, rm.open, lackOf(rm, NO_NEEDS) !== null, this.today);
    const said = reactionOf(lead, this.rules.termsOf(outlet.unitId, lead.heat), { at: this.bank.at, hours, grabbed });
    const isMissed = (due: Date | null) => due !== null && due <= this.plan.to;
    if (lead.counted && !grabbed) this.tally.promised(lead.heat, isMissed(said.missed.accept));
    if (lead.counted && isMissed(said.missed.contact)) this.tally.happened('contact');
    this.agenda.note(said.at, { lead, staffId, leaves: said.leaves });
  }

  /** 公海: whoever took it then takes it again, as long after it came there; where nobody did, nobody does. */
  private toOpenPool(lead: OpenLead, unitId: string): void {
    if (lead.counted) this.pooled += 1;
    lead.poolUnitId = unitId;
    const grab = lead.source.grabs?.[lead.pooled];
    lead.pooled += 1;
    if (!grab || !this.grounds.members.has(grab.staffId)) return;
    const { outlet, hours } = this.grounds.memberOf(grab.staffId);
    const { holdMinutes } = this.rules.termsOf(outlet.unitId, lead.heat);
    const seen = new Date(this.bank.at.getTime() + holdMinutes * MINUTE_MS);
    const taken = addOpeningMinutes(hours, this.bank.at, grab.after);
    this.agenda.note(addOpeningMinutes(hours, taken < seen ? seen : taken, 0), { lead, staffId: grab.staffId, leaves: null });
  }

  private grab(lead: OpenLead, staffId: string, at: Date): void {
    this.bank.at = at;
    const rm = this.floor.person(staffId);
    const { returnedBy, facts } = turnOf(lead, at);
    if (!rm || exclusionOf(rm, { licences: [], returnedBy, barred: facts.barred })) return;
    this.floor.takeCapacity(staffId);
    if (lead.counted) {
      this.pooled -= 1;
      this.tally.happened('grabbed');
    }
    this.hold(lead, rm, true);
  }

  /** A holder's turn is over: the place is free for the next. */
  private end({ at, what: { lead, staffId, leaves } }: { at: Date; what: Due }): void {
    if (leaves === null) {
      this.grab(lead, staffId, at);
      return;
    }
    this.bank.at = at;
    this.floor.freeCapacity(staffId);
    if (lead?.counted) this.held -= 1;
    if (lead && leaves === 'ended' && lead.counted) this.tally.ended('ended');
    if (lead && leaves !== 'ended') this.passOn(lead, staffId, leaves);
    this.refill(staffId);
    if (lead?.waitsIn) this.offer(lead.waitsIn, [lead]);
  }

  private passOn(lead: OpenLead, staffId: string, how: 'returned' | 'recycled' | 'let_lie'): void {
    const { outlet } = this.grounds.memberOf(staffId);
    const { coolOffDays, mostRedistributions, idleTo } = this.rules.termsOf(outlet.unitId, lead.heat);
    const { at } = this.bank;
    if (lead.counted) this.tally.happened(how === 'let_lie' ? 'idle' : how);
    lead.former = [
      ...lead.former.filter((one) => one.staffId !== staffId && one.until > at),
      { staffId, until: new Date(at.getTime() + coolOffDays * DAY_MS) },
    ];
    if (how === 'let_lie' && idleTo === 'pooled') {
      this.toOpenPool(lead, lead.poolUnitId);
      return;
    }
    lead.passedOn += 1;
    if (lead.passedOn <= mostRedistributions) this.poolOf(lead.poolUnitId).put(lead);
    else if (lead.counted) {
      this.tally.happened('handedUp');
      this.tally.ended('manual');
    }
  }

  /** Somebody has a place again: of each pool they serve, the first lead they may have leaves. */
  private refill(staffId: string): void {
    const rm = this.floor.person(staffId);
    if (!rm) return;
    for (const unitId of this.grounds.memberOf(staffId).outlet.unitIds) {
      if (exclusionOf(rm, NO_NEEDS)) return;
      const pool = this.pools.get(unitId);
      if (!pool || pool.size === 0) continue;
      const leads = pool.first(LOOK_AT, ({ toPlace }) => mayServe(rm, toPlace));
      if (leads.length > 0) this.offer(unitId, leads, 1);
    }
  }

  private decided(lead: OpenLead, placement: Placement): void {
    if (!lead.counted || lead.holders > 0) return;
    const { source } = lead;
    const minutes =
      placement.staffId === null
        ? null
        : openingMinutesBetween(this.grounds.memberOf(placement.staffId).hours, source.arrivesAt, this.bank.at);
    this.tally.decided(placement.by!, placement.unitId, minutes);
    this.onDecided(source, placement);
  }

  private readonly dayClosed = (account: DayAccount): void => this.tally.closeDay(account, (staffId) => this.grounds.counts(staffId));

  private poolOf(unitId: string): SimulatedPool {
    const known = this.pools.get(unitId);
    if (known) return known;
    const pool = new SimulatedPool(unitId);
    this.pools.set(unitId, pool);
    return pool;
  }

  private loadsAtFirst(): Map<string, { newToday: number; open: number }> {
    const loads = new Map<string, { newToday: number; open: number }>();
    for (const { staffId, until } of this.plan.inHand) {
      if (!this.grounds.members.has(staffId)) continue;
      const load = loads.get(staffId) ?? { newToday: 0, open: 0 };
      load.open += 1;
      loads.set(staffId, load);
      if (until) this.agenda.note(until, { lead: null, staffId, leaves: 'ended' });
    }
    return loads;
  }
}
