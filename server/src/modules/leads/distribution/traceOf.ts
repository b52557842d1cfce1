import type { Board, LeadToPlace } from './board';
import type { Candidate } from './eligibility';
import type { Standing } from './fairShare';
import type { Ledger } from './ledger';
import type { Policy } from './policy';
import { MOST_ELIGIBLE_ROWS, MOST_EXCLUDED_ROWS, type Rungs, type Trace, type TraceRow } from './trace';

type Found = Partial<TraceRow> & Pick<TraceRow, 'verdict' | 'basis'>;

/** The trace of a lead that went to the customer's own RM; fair share did not look. */
export function traceForOwner(poolUnitId: string, lead: LeadToPlace, board: Board, owner: Candidate, policy: Policy): Trace {
  return {
    ...head(poolUnitId, lead, board, policy),
    chosen: { staffId: owner.staffId, by: 'owner' },
    epoch: null,
    t: null,
    candidates: [row(owner, { verdict: 'chosen', basis: 'owner' })],
  };
}

/** The same where the policy counts such a lead: it names those who share it, since a return gives it back to them all. */
export function traceForCountedOwner(
  poolUnitId: string,
  lead: LeadToPlace,
  board: Board,
  owner: Candidate,
  ledger: Ledger,
  policy: Policy,
): Trace {
  const others = board.eligible.filter((rm) => rm !== owner).slice(0, MOST_ELIGIBLE_ROWS - 1);
  const weight = weightsIn(ledger);
  return {
    ...traceForOwner(poolUnitId, lead, board, owner, policy),
    epoch: ledger.epoch,
    t: ledger.t,
    candidates: [
      row(owner, { verdict: 'chosen', basis: 'owner', weight: weight(owner) }),
      ...others.map((rm) => row(rm, { verdict: 'candidate', basis: 'fair_share', weight: weight(rm) })),
    ],
  };
}

/** The trace of a lead that went by fair share. @param order as ranked; its first was chosen @param ledger with this lead given */
export function traceForShare(
  poolUnitId: string,
  lead: LeadToPlace,
  board: Board,
  order: Standing[],
  ledger: Ledger,
  policy: Policy,
): Trace {
  const standings = new Map(order.slice(0, MOST_ELIGIBLE_ROWS).map((standing, i) => [standing.staffId, { ...standing, rank: i + 1 }]));
  const weight = weightsIn(ledger);
  const ranked = board.eligible.flatMap((rm) => {
    const standing = standings.get(rm.staffId);
    if (!standing) return [];
    return row(rm, { ...standing, weight: weight(rm), verdict: standing.rank === 1 ? 'chosen' : 'candidate', basis: 'fair_share' });
  });
  ranked.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const excluded = board.excluded.slice(0, MOST_EXCLUDED_ROWS);
  return {
    ...head(poolUnitId, lead, board, policy),
    chosen: { staffId: order[0]?.staffId ?? '', by: 'fair_share' },
    epoch: ledger.epoch,
    t: ledger.t,
    candidates: [...ranked, ...excluded.map(({ rm, reason }) => row(rm, { verdict: 'excluded', basis: reason }))],
  };
}

function head(poolUnitId: string, lead: LeadToPlace, { funnel, owner }: Board, policy: Policy) {
  const { areaId, pool, touches } = lead.intake;
  const rungs: Rungs = {
    redLines: 'passed',
    collision: touches > 1 ? 'joined' : 'none',
    owner,
    area: 'chosen',
    licence: lead.licence ? 'required' : 'not_needed',
    nearest: NEAREST[pool.place],
    fairShare: owner === 'assigned' ? 'not_reached' : 'decided',
  };
  const { licence, ownerId } = lead;
  return { policy: policy.version, poolUnitId, areaId, licence, ownerId, kilometres: pool.kilometres, rungs, funnel };
}

const NEAREST = { owner_outlet: 'not_used', nearest: 'outlet', branch: 'branch' } as const;

function weightsIn({ team }: Ledger): (rm: Candidate) => number | null {
  const weights = new Map(team.map(({ staffId, weight }) => [staffId, weight]));
  return ({ staffId }) => weights.get(staffId) ?? null;
}

function row(rm: Candidate, found: Found): TraceRow {
  const { staffId, unitId, newToday, dailyCapacity, open, openCapacity } = rm;
  const blank = { entitled: null, given: null, lag: null, weight: null, rank: null };
  return { staffId, unitId, newToday, dailyCapacity, open, openCapacity, ...blank, ...found };
}
