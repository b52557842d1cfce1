import { defaultLadder, noTies, type RuleSet, type Ties } from '@yinqiao/shared/domain';
import type { BankAt } from './bankAt';
import type { Candidate } from './eligibility';
import type { NextDuty } from './ladderFacts';
import type { LeadFacts } from './leadFacts';
import type { LeadToPlace, PolicyAt } from './leadToPlace';

/** Noon of the demo's Sunday. */
export const NOON = new Date('2026-11-22T12:00:00+08:00');

/** An outlet in the middle of the customer's area, one a little away, one across the river. */
const PLACES: Record<string, { x: number; county?: boolean }> = {
  riverside: { x: 0.8 },
  northgate: { x: 3 },
  hills: { x: 9 },
  village: { x: -12, county: true },
};
const BRANCH = 'branch';

interface BankOf {
  at?: Date;
  nextDuty?: Record<string, NextDuty>;
  remoteUnitId?: string | null;
  workingDay?: boolean;
}

/** A branch of a few outlets with these people, for tests that say only what matters to them. */
export function bankOf(
  candidates: readonly Candidate[],
  { at = NOON, nextDuty = {}, remoteUnitId = null, workingDay = false }: BankOf = {},
): BankAt {
  const unitIds = [...new Set([...Object.keys(PLACES), ...candidates.map(({ unitId }) => unitId)])].filter((id) => id !== remoteUnitId);
  return {
    at,
    workingDay,
    areas: new Map([['hedong', { location: { x: 0, y: 0 }, branchId: BRANCH, unitIds: ['hq', BRANCH, 'riverside'] }]]),
    outlets: unitIds.map((unitId) => ({ unitId, branchId: BRANCH, county: false, y: 0, ...(PLACES[unitId] ?? { x: 1 }) })),
    outletIdsOf: (unitId) => (unitId === BRANCH ? unitIds : unitIds.filter((id) => id === unitId)),
    candidates,
    remoteUnitId,
    nextDuty: (staffId) => nextDuty[staffId] ?? null,
  };
}

export const policyOf = (rules: RuleSet = defaultLadder): PolicyAt => ({ name: 'V12', versionIds: ['pol_v12'], rules });

export const factsWith = (ties: Partial<Ties> = {}, over: Partial<LeadFacts> = {}): LeadFacts => ({
  at: NOON,
  source: 'benefit',
  tier: 'affluent',
  assets: 5,
  age: 46,
  language: null,
  segments: [],
  redLines: [],
  ties: { ...noTies, ...ties },
  barred: [],
  ...over,
});

export const ownedBy = (staffId: string, lastContactAt: Date | null = null): Partial<Ties> => ({
  bookOwner: { staffId, since: new Date('2024-01-01T00:00:00Z'), lastContactAt },
});

/** A renovation-loan lead of the area of 河东. */
export const leadOf = (over: Partial<LeadToPlace> = {}): LeadToPlace => ({
  leadId: 'lead_1',
  capturedAt: NOON,
  productLine: 'renovation_loan',
  areaId: 'hedong',
  touches: 1,
  returnedBy: [],
  facts: factsWith(),
  policy: policyOf(),
  ...over,
});
