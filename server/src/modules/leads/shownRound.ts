import { AppError } from '../../platform/http/AppError';
import type { Decision } from './decision.model';
import type { Lead } from './lead.model';
import { decisionsOf } from './lead.reads';
import { type Round, roundsOf } from './rounds';

interface ShownRound {
  rounds: Round[];
  /** The one that is looked at; null for a lead that never came to anybody. */
  round: Round | null;
  /** The decision behind it; null where a person decided. */
  decision: Decision | null;
}

/**
 * Which of a lead's rounds is looked at: the one that is asked for, else the latest that distribution decided, else the latest.
 * Whoever holds the lead now does not matter. @throws AppError REQUEST_INVALID when the lead has no such round
 */
export async function shownRound(lead: Lead, assignmentNo?: number): Promise<ShownRound> {
  const rounds = roundsOf(lead);
  const decisions = await decisionsOf(lead._id);
  const no = assignmentNo ?? decisions.at(-1)?.assignmentNo ?? rounds.at(-1)?.assignmentNo ?? null;
  const round = rounds.find((one) => one.assignmentNo === no) ?? null;
  if (assignmentNo !== undefined && !round) throw new AppError('REQUEST_INVALID', { fields: { 'query.assignmentNo': 'unknown' } });
  return { rounds, round, decision: decisions.find((one) => one.assignmentNo === no) ?? null };
}
