import type { Licence } from '@yinqiao/shared/domain';
import type { PoolChoice } from './choosePool';
import type { ExclusionReason } from './eligibility';
import type { TeamMember } from './ledger';
import { FULL_SHARE } from './policy';

/** How a lead came to its pool: what the rungs before the pool's own found. */
export interface Intake {
  areaId: string;
  /** Touches that joined the lead; more than one means that a second enquiry was merged. */
  touches: number;
  pool: PoolChoice;
}

/** What became of the book owner: `assigned` got the lead; any other result let it go on to fair share. */
export type OwnerResult = 'none' | 'assigned' | ExclusionReason;

/** What each rung of the ladder found, in the order of the ladder. */
export interface Rungs {
  redLines: 'passed';
  collision: 'none' | 'joined';
  owner: OwnerResult;
  area: 'chosen';
  licence: 'not_needed' | 'required';
  nearest: 'not_used' | 'outlet' | 'branch';
  fairShare: 'not_reached' | 'decided';
}

/** How many of the team were left after each filter. */
export interface Funnel {
  team: number;
  onDuty: number;
  licensed: number;
  /** Without those who handed this lead back. */
  fresh: number;
  withCapacity: number;
}

export interface TraceRow {
  staffId: string;
  unitId: string;
  newToday: number;
  dailyCapacity: number;
  open: number;
  openCapacity: number;
  /** Leads; null where fair share did not look. */
  entitled: number | null;
  given: number | null;
  lag: number | null;
  /** The share among those who could have had the lead; null for whoever could not, and where no share was used. */
  weight: number | null;
  verdict: 'chosen' | 'candidate' | 'excluded';
  basis: 'owner' | 'fair_share' | ExclusionReason;
  /** The place in the order of fair share, from 1. */
  rank: number | null;
}

/** Why a lead went to whom: codes, ids and figures only; `traceWords` says it. */
export interface Trace {
  policy: string;
  poolUnitId: string;
  areaId: string;
  licence: Licence | null;
  ownerId: string | null;
  kilometres: number | null;
  chosen: { staffId: string; by: 'owner' | 'fair_share' };
  /** The place in the pool's history; null when the lead used no share. */
  epoch: number | null;
  t: number | null;
  rungs: Rungs;
  funnel: Funnel;
  /** The chosen one, the next twenty, and the first ten excluded; the funnel counts all. */
  candidates: TraceRow[];
}

/** Among whom a lead was shared, in as far as the trace names them. Traces of the first release knew no weights: all alike. */
export const sharersOf = ({ t, candidates }: Trace): TeamMember[] =>
  t === null
    ? []
    : candidates.filter(({ verdict }) => verdict !== 'excluded').map(({ staffId, weight }) => ({ staffId, weight: weight ?? FULL_SHARE }));

/** A stored trace stays under 8 KB whatever the size of the team. */
export const MOST_ELIGIBLE_ROWS = 21;
export const MOST_EXCLUDED_ROWS = 10;
