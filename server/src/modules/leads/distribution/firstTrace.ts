import type { Licence, RungKind } from '@yinqiao/shared/domain';
import type { ExclusionReason } from './eligibility';
import type { Funnel, Trace, TraceRow } from './trace';
import type { Found, Step } from './walk';

/** A trace of the first release, whose ladder had seven rungs. Stored decisions are never rewritten: they are read as what they say. */
export interface FirstTrace {
  policy: string;
  poolUnitId: string;
  areaId: string;
  licence: Licence | null;
  ownerId: string | null;
  kilometres: number | null;
  chosen: { staffId: string; by: 'owner' | 'fair_share' };
  epoch: number | null;
  t: number | null;
  rungs: {
    redLines: 'passed';
    collision: 'none' | 'joined';
    owner: 'none' | 'assigned' | ExclusionReason;
    area: 'chosen';
    licence: 'not_needed' | 'required';
    nearest: 'not_used' | 'outlet' | 'branch';
    fairShare: 'not_reached' | 'decided';
  };
  funnel: Funnel;
  candidates: (Omit<TraceRow, 'basis' | 'weight'> & { basis: 'owner' | 'fair_share' | ExclusionReason; weight?: number | null })[];
}

/** A stored trace of any release. */
export const readTrace = (stored: Trace | FirstTrace): Trace => ('rungs' in stored ? fromFirst(stored) : stored);

function fromFirst({ rungs, licence, chosen, candidates, ...kept }: FirstTrace): Trace {
  return {
    ...kept,
    versionIds: [],
    licences: licence ? [licence] : [],
    chosen: { staffId: chosen.staffId, by: chosen.by === 'owner' ? 'book_owner' : 'fair_share' },
    sharedWith: null,
    steps: stepsOf({ rungs, licence, chosen, ...kept }),
    candidates: candidates.map((row) => ({ ...row, weight: row.weight ?? null, basis: row.basis === 'owner' ? 'named' : row.basis })),
  };
}

function stepsOf({ rungs, licence, ownerId, poolUnitId }: Omit<FirstTrace, 'candidates'>): Step[] {
  const step = (kind: RungKind, found: Found, more: Partial<Step> = {}): Step => ({ kind, found, ...more });
  return [
    step('red_lines', 'passed'),
    step('collision', rungs.collision),
    step('book_owner', rungs.owner === 'assigned' ? 'named' : rungs.owner, ownerId ? { staffId: ownerId } : {}),
    step('chosen', 'area'),
    step('licence', rungs.licence, licence ? { licences: [licence] } : {}),
    step('nearest', NEAREST[rungs.nearest], rungs.nearest === 'not_used' ? {} : { unitId: poolUnitId }),
    step('fair_share', rungs.fairShare === 'decided' ? 'pool' : 'not_reached'),
  ];
}

const NEAREST: Record<FirstTrace['rungs']['nearest'], Found> = { not_used: 'not_needed', outlet: 'outlet', branch: 'outlet' };
