import { type Board, boardFor, type LeadToPlace, type WaitReason, waitReason } from './board';
import type { Candidate } from './eligibility';
import { rankByFairShare } from './fairShare';
import { give, type Ledger, ledgerFor } from './ledger';
import { type Policy, weightOn } from './policy';
import type { Trace } from './trace';
import { traceForOwner, traceForShare } from './traceOf';

export interface DecideInput {
  /** The unit whose RMs are the pool. */
  poolUnitId: string;
  leads: readonly LeadToPlace[];
  ledger: Ledger;
  /** The whole team of the pool with its loads, also those off duty. */
  candidates: readonly Candidate[];
  policy: Policy;
  /** The business day, for the share of newcomers. */
  today: string;
  /** At most this many choices; the leads behind them are not looked at. Unlimited when absent. */
  most?: number;
}

export interface Decision {
  choices: { leadId: string; staffId: string; trace: Trace }[];
  /** The leads that stay, oldest first. */
  waiting: { leadId: string; reason: WaitReason }[];
  ledger: Ledger;
}

/**
 * Distributes the waiting leads of one pool, oldest first (equal times: the lower id). A named owner who can take the lead
 * gets it; that uses capacity and does not count as given. Every other lead goes by fair share among those who can take it at
 * that moment, so capacity is never passed; a lead that nobody can take waits and does not hold up those behind it.
 *
 * Pure: the same input gives the same decision.
 */
export function decide(input: DecideInput): Decision {
  const team = new Map(input.candidates.map((rm) => [rm.staffId, { ...rm }]));
  const decision: Decision = { choices: [], waiting: [], ledger: input.ledger };
  for (const lead of [...input.leads].sort(oldestFirst)) {
    if (decision.choices.length === input.most) break;
    const board = boardFor(lead, [...team.values()]);
    if (board.eligible.length === 0) {
      decision.waiting.push({ leadId: lead.leadId, reason: waitReason(board.funnel) });
      continue;
    }
    const { trace, ledger } = place(lead, board, decision.ledger, input);
    decision.ledger = ledger;
    decision.choices.push({ leadId: lead.leadId, staffId: trace.chosen.staffId, trace });
    takeCapacity(team.get(trace.chosen.staffId));
  }
  return decision;
}

function place(
  lead: LeadToPlace,
  board: Board,
  ledger: Ledger,
  { poolUnitId, policy, today }: DecideInput,
): { trace: Trace; ledger: Ledger } {
  const owner = board.owner === 'assigned' && board.eligible.find(({ staffId }) => staffId === lead.intake.pool.namedStaffId);
  if (owner) return { trace: traceForOwner(poolUnitId, lead, board, owner, policy), ledger };
  const shares = board.eligible.map((rm) => ({ staffId: rm.staffId, weight: weightOn(today, rm, policy) }));
  const turned = ledgerFor(ledger, shares);
  const order = rankByFairShare(poolUnitId, turned);
  const given = give(turned, order[0]?.staffId ?? '');
  return { trace: traceForShare(poolUnitId, lead, board, order, given, policy), ledger: given };
}

function takeCapacity(rm: Candidate | undefined): void {
  if (!rm) return;
  rm.newToday += 1;
  rm.open += 1;
}

function oldestFirst(a: LeadToPlace, b: LeadToPlace): number {
  return a.capturedAt.getTime() - b.capturedAt.getTime() || (a.leadId < b.leadId ? -1 : 1);
}
