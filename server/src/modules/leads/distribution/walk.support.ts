import { defaultLadder, type RuleSet, type Ties } from '@yinqiao/shared/domain';
import { bankOf, factsWith, leadOf, NOON, policyOf } from './bank.support';
import { Floor } from './bankAt';
import { candidate } from './candidate.support';
import type { Candidate } from './eligibility';
import type { NextDuty } from './ladderFacts';
import type { LeadFacts } from './leadFacts';
import type { LeadToPlace } from './leadToPlace';
import type { Walk } from './walk';
import { walkLadder } from './walkLadder';

export const daysAgo = (days: number): Date => new Date(NOON.getTime() - days * 86_400_000);

export interface Case {
  people?: readonly Candidate[];
  ties?: Partial<Ties>;
  customer?: Partial<LeadFacts>;
  lead?: Partial<LeadToPlace>;
  rules?: RuleSet;
  at?: Date;
  nextDuty?: Record<string, NextDuty>;
  /** The remote seats are there. */
  remote?: boolean;
}

/** 周 and 宋 at the outlet next door, 唐 at the next one. */
export const threePeople = [candidate('zhou'), candidate('song'), candidate('tang', { unitId: 'northgate' })];

export function walkOf({
  people = threePeople,
  ties,
  customer,
  lead,
  rules = defaultLadder,
  at = NOON,
  nextDuty = {},
  remote,
}: Case): Walk {
  const bank = bankOf(people, { at, nextDuty, remoteUnitId: remote ? 'seats' : null });
  const place = leadOf({ capturedAt: at, facts: factsWith(ties, { at, ...customer }), policy: policyOf(rules), ...lead });
  return walkLadder(rules, new Floor(bank).factsOf(place));
}

/** 管户 → 周可欣, or the pool the lead goes to. */
export function whereTo({ outcome }: Walk): string {
  if (outcome.kind === 'pool') return `${outcome.by} → ${outcome.pool.unitId}`;
  return `${outcome.by} → ${'staffId' in outcome ? outcome.staffId : outcome.kind}`;
}

export const friend = (staffId: string, heardDaysAgo: number | null): Ties['friends'][number] => ({
  staffId,
  since: daysAgo(400),
  lastHeardAt: heardDaysAgo === null ? null : daysAgo(heardDaysAgo),
  evidence: heardDaysAgo === null ? null : 'call',
});

export const scanned = (staffId: string, days: number): Partial<Ties> => ({ code: { staffId, at: daysAgo(days) } });
