import type { RungKind } from '@yinqiao/shared/domain';
import type { Board } from './board';
import type { Candidate } from './eligibility';
import type { Standing } from './fairShare';
import type { LeadToPlace } from './leadToPlace';
import type { Ledger } from './ledger';
import { MOST_ELIGIBLE_ROWS, MOST_EXCLUDED_ROWS, type Trace, type TraceRow, type TraceVersions } from './trace';
import type { Walk } from './walk';

/** Rows hold what is known and no blanks: the trace is stored, and must stay small. */
type Found = Partial<TraceRow> & Pick<TraceRow, 'verdict' | 'basis'>;

/** What every trace begins with. */
export interface Head {
  poolUnitId: string;
  kilometres: number | null;
  lead: LeadToPlace;
  walk: Walk;
  board: Board;
  by: RungKind;
  versions: TraceVersions | undefined;
}

/** The trace of a lead that a rung named somebody for; fair share did not look. */
export const traceForNamed = (head: Head, named: Candidate): Trace => ({
  ...opening(head, named.staffId),
  epoch: null,
  t: null,
  candidates: [row(named, { verdict: 'chosen', basis: 'named' })],
});

/** The same where the policy counts such a lead: it names those who share it, since a return gives it back to them all. */
export function traceForCounted(head: Head, named: Candidate, ledger: Ledger): Trace {
  const others = head.board.eligible.filter((rm) => rm !== named).slice(0, MOST_ELIGIBLE_ROWS - 1);
  const weight = weightsIn(ledger);
  return {
    ...traceForNamed(head, named),
    epoch: ledger.epoch,
    t: ledger.t,
    candidates: [
      row(named, { verdict: 'chosen', basis: 'named', weight: weight(named) }),
      ...others.map((rm) => row(rm, { verdict: 'candidate', basis: 'fair_share', weight: weight(rm) })),
    ],
  };
}

/** The trace of a lead that went by fair share. @param order as ranked; its first was chosen @param ledger with this lead given */
export function traceForShare(head: Head, order: readonly Standing[], ledger: Ledger): Trace {
  const standings = new Map(order.slice(0, MOST_ELIGIBLE_ROWS).map((standing, i) => [standing.staffId, { ...standing, rank: i + 1 }]));
  const weight = weightsIn(ledger);
  const ranked = head.board.eligible.flatMap((rm) => {
    const standing = standings.get(rm.staffId);
    if (!standing) return [];
    return row(rm, { ...standing, weight: weight(rm), verdict: standing.rank === 1 ? 'chosen' : 'candidate', basis: 'fair_share' });
  });
  ranked.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return {
    ...opening(head, order[0]?.staffId ?? ''),
    epoch: ledger.epoch,
    t: ledger.t,
    candidates: [...ranked, ...excludedRows(head)],
  };
}

/** The trace of a lead that went to whoever has the least in hand. @param order its first was chosen */
export const traceForLeastLoaded = (head: Head, order: readonly Candidate[]): Trace => ({
  ...opening(head, order[0]?.staffId ?? ''),
  epoch: null,
  t: null,
  candidates: [
    ...order
      .slice(0, MOST_ELIGIBLE_ROWS)
      .map((rm, i) => row(rm, { verdict: i === 0 ? 'chosen' : 'candidate', basis: 'least_loaded', rank: i + 1 })),
    ...excludedRows(head),
  ],
});

function opening({ poolUnitId, kilometres, lead, walk, board, by, versions }: Head, staffId: string) {
  const { policy, areaId, facts } = lead;
  return {
    policy: policy.name,
    versionIds: policy.versionIds,
    ...(versions ? { versions } : {}),
    poolUnitId,
    areaId,
    licences: walk.licences,
    ownerId: facts.ties.bookOwner?.staffId ?? null,
    kilometres,
    chosen: { staffId, by },
    sharedWith: walk.sharedWith,
    steps: walk.steps,
    funnel: board.funnel,
    ...(board.excluded.length > 0 ? { excluded: countsOf(board) } : {}),
  };
}

function countsOf({ excluded }: Board): NonNullable<Trace['excluded']> {
  const counts: NonNullable<Trace['excluded']> = {};
  for (const { reason } of excluded) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

const excludedRows = ({ board }: Head): TraceRow[] =>
  board.excluded.slice(0, MOST_EXCLUDED_ROWS).map(({ rm, reason }) => row(rm, { verdict: 'excluded', basis: reason }));

function weightsIn({ team }: Ledger): (rm: Candidate) => number | null {
  const weights = new Map(team.map(({ staffId, weight }) => [staffId, weight]));
  return ({ staffId }) => weights.get(staffId) ?? null;
}

function row(rm: Candidate, found: Found): TraceRow {
  const { staffId, unitId, newToday, dailyCapacity, open, openCapacity } = rm;
  return { staffId, unitId, newToday, dailyCapacity, open, openCapacity, ...found };
}
