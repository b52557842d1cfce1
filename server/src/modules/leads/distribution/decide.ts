import { businessDayOf, type RungKind } from '@yinqiao/shared/domain';
import { type BankAt, Floor } from './bankAt';
import { type Board, boardFor, type WaitReason, waitReason } from './board';
import { bookShared, bookUnshared, type DayAccount, settleDay, type UnsharedRung } from './dayAccount';
import type { Candidate } from './eligibility';
import { rankByFairShare, type Standing } from './fairShare';
import { byLeastLoad } from './leastLoaded';
import type { LeadToPlace } from './leadToPlace';
import { give, type Ledger, ledgerFor } from './ledger';
import { type ShareRule, weightOn } from './shareRule';
import type { Trace, TraceVersions } from './trace';
import { type Head, traceForCounted, traceForLeastLoaded, traceForNamed, traceForShare } from './traceOf';
import type { Outcome, PoolAt, Walk } from './walk';
import { walkLadder } from './walkLadder';

export interface DecideInput {
  /** The unit in whose pool the leads wait. */
  poolUnitId: string;
  leads: readonly LeadToPlace[];
  ledger: Ledger;
  /** The pool's running day. */
  account: DayAccount;
  /** The bank around these leads with its loads, also those off duty. */
  bank: BankAt;
  /** How the pool shares. */
  rule: ShareRule;
  /** Told by the traces. */
  versions?: TraceVersions;
  /** At most this many choices; the leads behind them are not looked at. Unlimited when absent. */
  most?: number;
}

export interface Choice {
  leadId: string;
  staffId: string;
  outcome: Outcome;
  trace: Trace;
}

export interface Decision {
  choices: Choice[];
  /** The leads that stay, in the order in which they would leave. */
  waiting: { leadId: string; reason: WaitReason | 'for_somebody'; outcome: Outcome }[];
  /** The leads that the ladder sends elsewhere now, or nowhere. */
  moved: { leadId: string; outcome: Outcome }[];
  ledger: Ledger;
  account: DayAccount;
}

/**
 * Distributes the waiting leads of one pool: the hottest class first, in it the oldest. Each walks the ladder of its policy as the
 * bank stands at that moment. Whoever a rung names gets the lead; that uses capacity and, unless the policy says so, no share.
 * What the ladder sends to this pool goes by fair share among those who can take it, so capacity is never passed; what it sends
 * to another pool is moved there; a lead that nobody can take waits and does not hold up those behind it.
 *
 * Pure: the same input gives the same decision.
 */
export const decide = (input: DecideInput): Decision => decideOn(new Floor(input.bank), input);

/** The same on a floor that goes on from earlier decisions. It stands on the bank of the input, and is left as the decision leaves it. */
export function decideOn(floor: Floor, input: DecideInput): Decision {
  const decision: Decision = { choices: [], waiting: [], moved: [], ledger: input.ledger, account: input.account };
  for (const lead of [...input.leads].sort(inTurn)) {
    if (decision.choices.length === input.most) break;
    placeLead(lead, floor, input, decision);
  }
  return { ...decision, account: settleDay(decision.account, input.ledger, decision.ledger) };
}

function placeLead(lead: LeadToPlace, floor: Floor, input: DecideInput, decision: Decision): void {
  const walk = walkLadder(lead.policy.rules, floor.factsOf(lead));
  const { outcome } = walk;
  const { leadId } = lead;
  if (!isQueued(outcome) || queueOf(outcome) !== input.poolUnitId) decision.moved.push({ leadId, outcome });
  else if (outcome.kind === 'waits') decision.waiting.push({ leadId, reason: 'for_somebody', outcome });
  else giveLead({ lead, walk, outcome, floor, input }, decision);
}

/** What a pool distributes; the rest is for people to take or to give. */
const isQueued = (outcome: Outcome): outcome is Extract<Outcome, { kind: 'named' | 'waits' | 'pool' }> =>
  outcome.kind === 'named' || outcome.kind === 'waits' || outcome.kind === 'pool';

/** The unit in whose pool a lead waits for what the ladder has found. */
export function queueOf(outcome: Exclude<Outcome, { kind: 'excluded' }>): string {
  return outcome.kind === 'pool' ? outcome.pool.unitId : outcome.unitId;
}

interface Placing {
  lead: LeadToPlace;
  walk: Walk;
  outcome: Extract<Outcome, { kind: 'named' | 'pool' }>;
  floor: Floor;
  input: DecideInput;
}

/** Gives a lead that is this pool's to give, if somebody can take it. */
function giveLead(placing: Placing, decision: Decision): void {
  const { lead, walk, outcome, floor, input } = placing;
  const board = boardFor(needsOf(lead, walk, outcome), floor.team(teamFor(outcome, input.poolUnitId)));
  const named = outcome.kind === 'named' ? floor.person(outcome.staffId) : null;
  if (!named && board.eligible.length === 0) {
    decision.waiting.push({ leadId: lead.leadId, reason: waitReason(board.funnel), outcome });
    return;
  }
  const kilometres = outcome.kind === 'pool' ? outcome.kilometres : null;
  const head: Head = { poolUnitId: input.poolUnitId, kilometres, lead, walk, board, by: outcome.by, versions: input.versions };
  const { trace, ledger, order } = place(head, named, decision.ledger, placing);
  decision.ledger = ledger;
  decision.account = book(decision.account, trace, order, board, input.bank.at);
  decision.choices.push({ leadId: lead.leadId, staffId: trace.chosen.staffId, outcome, trace });
  floor.takeCapacity(trace.chosen.staffId);
}

/** What became of a lead, and how those stood who shared it; nobody where no share was used. */
interface Placed {
  trace: Trace;
  ledger: Ledger;
  order: Standing[];
}

function place(head: Head, named: Candidate | null, ledger: Ledger, { lead, outcome, input: { poolUnitId, rule, bank } }: Placing): Placed {
  const { eligible } = head.board;
  if (named && (!rule.countsOwnerFirst || !eligible.includes(named))) return { trace: traceForNamed(head, named), ledger, order: [] };
  if (outcome.kind === 'pool' && outcome.pool.way === 'least_loaded') {
    return { trace: traceForLeastLoaded(head, byLeastLoad(eligible, lead.leadId)), ledger, order: [] };
  }
  const today = businessDayOf(bank.at);
  const turned = ledgerFor(
    ledger,
    eligible.map((rm) => ({ staffId: rm.staffId, weight: weightOn(today, rm, rule) })),
  );
  const order = rankByFairShare(poolUnitId, turned);
  const given = give(turned, (named ?? order[0])?.staffId ?? '');
  const trace = named ? traceForCounted(head, named, given) : traceForShare(head, order, given);
  return { trace, ledger: given, order };
}

const needsOf = ({ returnedBy, facts }: LeadToPlace, walk: Walk, outcome: Placing['outcome']) => ({
  licences: outcome.kind === 'pool' ? [...walk.licences, ...outcome.pool.licences] : walk.licences,
  returnedBy,
  barred: facts.barred,
});

/** A lead of somebody's name is shared, where the policy counts it, with the colleagues of their outlet. */
const teamFor = (outcome: Placing['outcome'], unitId: string): PoolAt =>
  outcome.kind === 'pool' ? outcome.pool : { unitId, desk: 'outlet', staffIds: [], licences: [], way: 'fair_share' };

function book(account: DayAccount, trace: Trace, order: Standing[], { excluded }: Board, at: Date): DayAccount {
  if (trace.t === null) return bookUnshared(account, rungInBooks(trace.chosen.by));
  return bookShared(account, { order, chosenId: trace.chosen.staffId, excluded, at });
}

const rungInBooks = (by: RungKind): UnsharedRung => (by === 'book_owner' ? 'owner' : (by as UnsharedRung));

/** The hottest first, in it the oldest; equal times: the lower id. */
function inTurn(a: LeadToPlace, b: LeadToPlace): number {
  return (a.heatRank ?? 0) - (b.heatRank ?? 0) || a.capturedAt.getTime() - b.capturedAt.getTime() || (a.leadId < b.leadId ? -1 : 1);
}
