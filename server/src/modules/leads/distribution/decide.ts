import { businessDayOf } from '@yinqiao/shared/domain';
import { type Board, boardFor, type LeadToPlace, type WaitReason, waitReason } from './board';
import type { Candidate } from './eligibility';
import { bookShared, bookUnshared, type DayAccount, settleDay } from './dayAccount';
import { rankByFairShare, type Standing } from './fairShare';
import { give, type Ledger, ledgerFor } from './ledger';
import { type Policy, weightOn } from './policy';
import type { Trace } from './trace';
import { traceForCountedOwner, traceForOwner, traceForShare } from './traceOf';

export interface DecideInput {
  /** The unit whose RMs are the pool. */
  poolUnitId: string;
  leads: readonly LeadToPlace[];
  ledger: Ledger;
  /** The pool's running day. */
  account: DayAccount;
  /** The whole team of the pool with its loads, also those off duty. */
  candidates: readonly Candidate[];
  policy: Policy;
  /** When it is decided. */
  at: Date;
  /** At most this many choices; the leads behind them are not looked at. Unlimited when absent. */
  most?: number;
}

export interface Decision {
  choices: { leadId: string; staffId: string; trace: Trace }[];
  /** The leads that stay, in turn. */
  waiting: { leadId: string; reason: WaitReason }[];
  ledger: Ledger;
  account: DayAccount;
}

/**
 * Distributes the waiting leads of one pool, the hottest first, then the oldest (equal times: the lower id). A named owner who can take the lead
 * gets it; that uses capacity and, unless the policy says so, no share. Every other lead goes by fair share among those who can take it at
 * that moment, so capacity is never passed; a lead that nobody can take waits and does not hold up those behind it.
 *
 * Pure: the same input gives the same decision.
 */
export function decide(input: DecideInput): Decision {
  const team = new Map(input.candidates.map((rm) => [rm.staffId, { ...rm }]));
  const decision: Decision = { choices: [], waiting: [], ledger: input.ledger, account: input.account };
  for (const lead of [...input.leads].sort(inTurn)) {
    if (decision.choices.length === input.most) break;
    const board = boardFor(lead, [...team.values()]);
    if (board.eligible.length === 0) {
      decision.waiting.push({ leadId: lead.leadId, reason: waitReason(board.funnel) });
      continue;
    }
    const { trace, ledger, order } = place(lead, board, decision.ledger, input);
    decision.ledger = ledger;
    decision.account = book(decision.account, trace, order, board, input.at);
    decision.choices.push({ leadId: lead.leadId, staffId: trace.chosen.staffId, trace });
    takeCapacity(team.get(trace.chosen.staffId));
  }
  return { ...decision, account: settleDay(decision.account, input.ledger, decision.ledger) };
}

/** What became of a lead, and how those stood who shared it; nobody where no share was used. */
interface Placed {
  trace: Trace;
  ledger: Ledger;
  order: Standing[];
}

function place(lead: LeadToPlace, board: Board, ledger: Ledger, { poolUnitId, policy, at }: DecideInput): Placed {
  const today = businessDayOf(at);
  const owner = board.owner === 'assigned' && board.eligible.find(({ staffId }) => staffId === lead.intake.pool.namedStaffId);
  if (owner && !policy.countsOwnerFirst) return { trace: traceForOwner(poolUnitId, lead, board, owner, policy), ledger, order: [] };
  const shares = board.eligible.map((rm) => ({ staffId: rm.staffId, weight: weightOn(today, rm, policy) }));
  const turned = ledgerFor(ledger, shares);
  const order = rankByFairShare(poolUnitId, turned);
  const given = give(turned, (owner || order[0])?.staffId ?? '');
  const trace = owner
    ? traceForCountedOwner(poolUnitId, lead, board, owner, given, policy)
    : traceForShare(poolUnitId, lead, board, order, given, policy);
  return { trace, ledger: given, order };
}

function book(account: DayAccount, trace: Trace, order: Standing[], { excluded }: Board, at: Date): DayAccount {
  if (trace.t === null) return bookUnshared(account, 'owner');
  return bookShared(account, { order, chosenId: trace.chosen.staffId, excluded, at });
}

function takeCapacity(rm: Candidate | undefined): void {
  if (!rm) return;
  rm.newToday += 1;
  rm.open += 1;
}

function inTurn(a: LeadToPlace, b: LeadToPlace): number {
  return (a.heatRank ?? 0) - (b.heatRank ?? 0) || a.capturedAt.getTime() - b.capturedAt.getTime() || (a.leadId < b.leadId ? -1 : 1);
}
