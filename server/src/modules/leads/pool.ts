import type { RungKind } from '@yinqiao/shared/domain';
import type { Outcome } from './distribution/walk';

/** Where a lead waits, or was given, by which rung of the ladder. */
export interface PoolChoice {
  /** The unit whose RMs are the pool. */
  poolUnitId: string;
  /** Whom a rung named; they may be on their way to work. */
  namedStaffId: string | null;
  by: RungKind;
  place: 'person' | 'nearest' | 'branch' | 'team' | 'remote' | 'manual' | 'open_pool';
  /** From the customer's area to the outlet; null unless that decided. */
  kilometres: number | null;
}

/** The pool of what the ladder has found. */
export function poolOf(outcome: Exclude<Outcome, { kind: 'excluded' }>): PoolChoice {
  const { by } = outcome;
  switch (outcome.kind) {
    case 'named':
    case 'waits':
      return { poolUnitId: outcome.unitId, namedStaffId: outcome.staffId, by, place: 'person', kilometres: null };
    case 'pool':
      return { poolUnitId: outcome.pool.unitId, namedStaffId: null, by, place: outcome.place, kilometres: outcome.kilometres };
    case 'manual':
    case 'open_pool':
      return { poolUnitId: outcome.unitId, namedStaffId: null, by, place: outcome.kind, kilometres: null };
  }
}
