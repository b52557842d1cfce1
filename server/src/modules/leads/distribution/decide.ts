import { businessDayOf, type RungKind } from '@yinqiao/shared/domain';
import { type BankAt, Floor } from './bankAt';
import { type WaitReason, waitReason } from './board';
import type { DayAccount, UnsharedRung } from './dayAccount';
import { type Candidate, exclusionOf } from './eligibility';
import type { LeadBoard } from './leadBoard';
import { byLeastLoad } from './leastLoaded';
import type { LeadToPlace } from './leadToPlace';
import type { Ledger } from './ledger';
import type { Draw } from './lot';
import { ShareBook } from './shareBook';
import type { ShareRule } from './shareRule';
import type { Trace, TraceVersions } from './trace';
import { type Head, traceForCounted, traceForLeastLoaded, traceForNamed, traceForShare } from './traceOf';
import type { Outcome, PoolAt, Walk } from './walk';
import { walkLadder } from './walkLadder';

/** What a decision on an open floor and book is made by. */
export interface Turn {
  /** The unit in whose pool the leads wait. */
  poolUnitId: string;
  leads: readonly LeadToPlace[];
  at: Date;
  /** How the pool shares. */
  rule: ShareRule;
  /** Told by the traces. */
  versions?: TraceVersions;
  /** At most this many choices; the leads behind them are not looked at. Unlimited when absent. */
  most?: number;
}

export interface DecideInput extends Omit<Turn, 'at'> {
  ledger: Ledger;
  /** The pool's running day. */
  account: DayAccount;
  /** The bank around these leads with its loads, also those off duty. */
  bank: BankAt;
  /** How ties are settled, where a decision is made again. */
  draw?: Draw;
}

export interface Choice {
  leadId: string;
  staffId: string;
  outcome: Outcome;
  trace: Trace;
}

/** What became of the leads that were looked at. */
export interface Placements {
  choices: Choice[];
  /** The leads that stay, in the order in which they would leave. */
  waiting: { leadId: string; reason: WaitReason | 'for_somebody'; outcome: Outcome }[];
  /** The leads that the ladder sends elsewhere now, or nowhere. */
  moved: { leadId: string; outcome: Outcome }[];
}

export interface Decision extends Placements {
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
export function decide({ bank, ledger, account, draw, ...turn }: DecideInput): Decision {
  const { poolUnitId, rule } = turn;
  const book = new ShareBook({ poolUnitId, ledger, account, rule, day: businessDayOf(bank.at), draw });
  const placements = decideOn(new Floor(bank), book, { ...turn, at: bank.at });
  return { ...placements, ...book.close() };
}

/** The same on a floor and in a book that go on from earlier decisions, and are left as the decision leaves them. */
export function decideOn(floor: Floor, book: ShareBook, turn: Turn): Placements {
  const placements: Placements = { choices: [], waiting: [], moved: [] };
  for (const lead of [...turn.leads].sort(inTurn)) {
    if (placements.choices.length === turn.most) break;
    placeLead(lead, { floor, book, turn }, placements);
  }
  return placements;
}

/** Where a decision is made. */
interface Ground {
  floor: Floor;
  book: ShareBook;
  turn: Turn;
}

function placeLead(lead: LeadToPlace, ground: Ground, placements: Placements): void {
  const walk = walkLadder(lead.policy.rules, ground.floor.factsOf(lead));
  const { outcome } = walk;
  const { leadId } = lead;
  if (!isQueued(outcome) || queueOf(outcome) !== ground.turn.poolUnitId) placements.moved.push({ leadId, outcome });
  else if (outcome.kind === 'waits') placements.waiting.push({ leadId, reason: 'for_somebody', outcome });
  else giveLead({ lead, walk, outcome, ...ground }, placements);
}

/** What a pool distributes; the rest is for people to take or to give. */
const isQueued = (outcome: Outcome): outcome is Extract<Outcome, { kind: 'named' | 'waits' | 'pool' }> =>
  outcome.kind === 'named' || outcome.kind === 'waits' || outcome.kind === 'pool';

/** The unit in whose pool a lead waits for what the ladder has found. */
export function queueOf(outcome: Exclude<Outcome, { kind: 'excluded' }>): string {
  return outcome.kind === 'pool' ? outcome.pool.unitId : outcome.unitId;
}

interface Placing extends Ground {
  lead: LeadToPlace;
  walk: Walk;
  outcome: Extract<Outcome, { kind: 'named' | 'pool' }>;
}

/** Gives a lead that is this pool's to give, if somebody can take it. */
function giveLead(placing: Placing, placements: Placements): void {
  const { lead, walk, outcome, floor, turn } = placing;
  const { poolUnitId, versions } = turn;
  const board = floor.board(teamFor(outcome, poolUnitId), needsOf(placing));
  const named = outcome.kind === 'named' ? floor.person(outcome.staffId) : null;
  if (!named && board.eligible.length === 0) {
    placements.waiting.push({ leadId: lead.leadId, reason: waitReason(board.funnel), outcome });
    return;
  }
  const kilometres = outcome.kind === 'pool' ? outcome.kilometres : null;
  const trace = place({ poolUnitId, kilometres, lead, walk, board, by: outcome.by, versions }, named, placing);
  placements.choices.push({ leadId: lead.leadId, staffId: trace.chosen.staffId, outcome, trace });
  floor.takeCapacity(trace.chosen.staffId);
}

/** Books the lead with whoever gets it, and says why. */
function place(head: Head, named: Candidate | null, placing: Placing): Trace {
  const { lead, outcome, floor, book, turn } = placing;
  const isLeastLoaded = outcome.kind === 'pool' && outcome.pool.way === 'least_loaded';
  if (isLeastLoaded || (named && !isShared(named, head.board, placing))) {
    book.bookUnshared(rungInBooks(outcome.by));
    return named ? traceForNamed(head, named) : traceForLeastLoaded(head, byLeastLoad(head.board.eligible, lead.leadId));
  }
  const shared = book.share(head.board, named?.staffId ?? null, turn.at);
  return named ? traceForCounted(head, named, shared) : traceForShare(head, shared, (staffId) => floor.person(staffId));
}

/** Whether the policy counts a lead that a rung named somebody for; only one who is in the pool and can have it has a share there. */
const isShared = (named: Candidate, { team }: LeadBoard, placing: Placing): boolean =>
  placing.turn.rule.countsOwnerFirst && team.places.has(named.staffId) && exclusionOf(named, needsOf(placing)) === null;

const needsOf = ({ lead: { returnedBy, facts }, walk, outcome }: Pick<Placing, 'lead' | 'walk' | 'outcome'>) => ({
  licences: outcome.kind === 'pool' ? [...walk.licences, ...outcome.pool.licences] : walk.licences,
  returnedBy,
  barred: facts.barred,
});

/** A lead of somebody's name is shared, where the policy counts it, with the colleagues of their outlet. */
const teamFor = (outcome: Placing['outcome'], unitId: string): PoolAt =>
  outcome.kind === 'pool' ? outcome.pool : { unitId, desk: 'outlet', staffIds: [], licences: [], way: 'fair_share' };

const rungInBooks = (by: RungKind): UnsharedRung => (by === 'book_owner' ? 'owner' : (by as UnsharedRung));

/** The hottest first, in it the oldest; equal times: the lower id. */
function inTurn(a: LeadToPlace, b: LeadToPlace): number {
  return (a.heatRank ?? 0) - (b.heatRank ?? 0) || a.capturedAt.getTime() - b.capturedAt.getTime() || (a.leadId < b.leadId ? -1 : 1);
}
