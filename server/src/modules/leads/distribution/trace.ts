import type { Licence, RungKind } from '@yinqiao/shared/domain';
import type { ExclusionReason } from './eligibility';
import type { TeamMember } from './ledger';
import { FULL_SHARE } from './shareRule';
import type { Step } from './walk';

/** How many of the team were left after each filter. */
export interface Funnel {
  team: number;
  onDuty: number;
  licensed: number;
  /** Without those who handed this lead back, or whom the customer does not want. */
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
  /** Leads; none where fair share did not look. */
  entitled?: number | null;
  given?: number | null;
  lag?: number | null;
  /** The share among those who could have had the lead; none for whoever could not, and where no share was used. */
  weight?: number | null;
  verdict: 'chosen' | 'candidate' | 'excluded';
  basis: 'named' | 'fair_share' | 'least_loaded' | ExclusionReason;
  /** The place in the order of the pool, from 1. */
  rank?: number | null;
}

/** By which of the things that change a decision was made; what has a version is kept under it. */
export interface TraceVersions {
  /** What else it was made by, kept with it. */
  basisId: string;
  rosterId: string;
  calendar: string;
  /** Of the pool's ledger as it was read. */
  sequence: number;
}

/** Why a lead went to whom: codes, ids and figures only; `traceWords` says it. */
export interface Trace {
  policy: string;
  versionIds: readonly string[];
  /** None before decisions kept what they were made by. */
  versions?: TraceVersions;
  poolUnitId: string;
  areaId: string;
  licences: readonly Licence[];
  ownerId: string | null;
  kilometres: number | null;
  chosen: { staffId: string; by: RungKind };
  /** A book owner without the licence: the book stays theirs, the credit is shared (双边记账). */
  sharedWith: string | null;
  /** The place in the pool's history; null when the lead used no share. */
  epoch: number | null;
  t: number | null;
  /** What every rung found, in the order of the rule set. */
  steps: readonly Step[];
  funnel: Funnel;
  /** How many each rule kept from it, by the first that did; none where nobody was, nor in traces of the first release. */
  excluded?: Partial<Record<ExclusionReason, number>>;
  /** The chosen one, the next twenty, and the first few excluded; funnel and counts tell of all. */
  candidates: TraceRow[];
}

/** Among whom a lead was shared, in as far as the trace names them. Traces of the first release knew no weights: all alike. */
export const sharersOf = ({ t, candidates }: Pick<Trace, 't' | 'candidates'>): TeamMember[] =>
  t === null
    ? []
    : candidates.filter(({ verdict }) => verdict !== 'excluded').map(({ staffId, weight }) => ({ staffId, weight: weight ?? FULL_SHARE }));

/** A stored trace stays under 8 KB whatever the size of the team. */
export const MOST_ELIGIBLE_ROWS = 21;
export const MOST_EXCLUDED_ROWS = 6;
