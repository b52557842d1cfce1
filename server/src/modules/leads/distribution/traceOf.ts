import type { RungKind } from '@yinqiao/shared/domain';
import type { Candidate } from './eligibility';
import type { LeadBoard } from './leadBoard';
import type { LeadToPlace } from './leadToPlace';
import type { Shared } from './shareBook';
import { MOST_ELIGIBLE_ROWS, type Trace, type TraceRow, type TraceVersions } from './trace';
import type { Walk } from './walk';

/** Rows hold what is known and no blanks: the trace is stored, and must stay small. */
type Found = Partial<TraceRow> & Pick<TraceRow, 'verdict' | 'basis'>;

/** What every trace begins with. */
export interface Head {
  poolUnitId: string;
  kilometres: number | null;
  lead: LeadToPlace;
  walk: Walk;
  board: LeadBoard;
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
export function traceForCounted(head: Head, named: Candidate, { epoch, t, weightOf }: Shared): Trace {
  const others = head.board.eligible.slice(0, MOST_ELIGIBLE_ROWS).filter((rm) => rm !== named);
  return {
    ...traceForNamed(head, named),
    epoch,
    t,
    candidates: [
      row(named, { verdict: 'chosen', basis: 'named', weight: weightOf(named.staffId) }),
      ...others
        .slice(0, MOST_ELIGIBLE_ROWS - 1)
        .map((rm) => row(rm, { verdict: 'candidate', basis: 'fair_share', weight: weightOf(rm.staffId) })),
    ],
  };
}

/** The trace of a lead that went by fair share. @param person of the pool */
export function traceForShare(head: Head, { staffId, order, epoch, t }: Shared, person: (staffId: string) => Candidate | null): Trace {
  const ranked = order.flatMap((standing, i) => {
    const rm = person(standing.staffId);
    return rm ? row(rm, { ...standing, rank: i + 1, verdict: i === 0 ? 'chosen' : 'candidate', basis: 'fair_share' }) : [];
  });
  return { ...opening(head, staffId), epoch, t, candidates: [...ranked, ...excludedRows(head)] };
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
    ...(Object.keys(board.counts).length > 0 ? { excluded: board.counts } : {}),
  };
}

const excludedRows = ({ board }: Head): TraceRow[] =>
  board.firstExcluded.map(({ rm, reason }) => row(rm, { verdict: 'excluded', basis: reason }));

function row(rm: Candidate, found: Found): TraceRow {
  const { staffId, unitId, newToday, dailyCapacity, open, openCapacity } = rm;
  return { staffId, unitId, newToday, dailyCapacity, open, openCapacity, ...found };
}
