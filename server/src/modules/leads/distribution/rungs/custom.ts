import { type ConditionFacts, holds, type Strategy } from '@yinqiao/shared/domain';
import type { LadderFacts, OutletAt } from '../ladderFacts';
import { type Course, leastDesk, type Tried, type TryRung } from '../walk';
import { toPerson } from './toPerson';

/** A rule of the bank's own: when its conditions hold, its strategy decides. */
export const custom: TryRung<'custom'> = ({ params }, facts, course) =>
  holds(params.when, conditionFacts(facts)) ? follow(params.strategy, facts, course) : { found: 'not_for' };

function follow(strategy: Strategy, facts: LadderFacts, course: Course): Tried {
  const { branchId } = facts.around;
  switch (strategy.kind) {
    case 'owner_first': {
      const owner = facts.customer.ties.bookOwner;
      return owner ? toPerson('custom', owner.staffId, facts, course) : { found: 'none' };
    }
    case 'first_enquirer': {
      const enquirer = firstEnquirer(facts);
      return enquirer ? toPerson('custom', enquirer, facts, course) : { found: 'none' };
    }
    case 'nearest_outlet': {
      const outlet = closest(facts);
      return outlet ? toTeam(outlet, course) : { found: 'none_near' };
    }
    case 'team': {
      const { unitId, staffIds, licences, way } = strategy;
      const pool = { unitId, desk: leastDesk(course.licences), staffIds, licences, way };
      return { found: 'pool', unitId, outcome: { kind: 'pool', by: 'custom', pool, place: 'team', kilometres: null } };
    }
    case 'open_pool':
      return { found: 'open_pool', unitId: branchId, outcome: { kind: 'open_pool', by: 'custom', unitId: branchId } };
    case 'manual':
      return { found: 'manual', unitId: branchId, outcome: { kind: 'manual', by: 'custom', unitId: branchId } };
  }
}

function toTeam({ unitId, kilometres }: OutletAt, course: Course): Tried {
  const pool = { unitId, desk: leastDesk(course.licences), staffIds: [], licences: [], way: 'fair_share' as const };
  return { found: 'pool', unitId, value: kilometres, outcome: { kind: 'pool', by: 'custom', pool, place: 'nearest', kilometres } };
}

/** 首问: the first of those whom the customer met on the way here. */
function firstEnquirer({ customer: { ties } }: LadderFacts): string | null {
  const met = [
    ...(ties.referral ? [{ staffId: ties.referral.byStaffId, at: ties.referral.at }] : []),
    ...(ties.code ? [{ staffId: ties.code.staffId, at: ties.code.at }] : []),
    ...ties.handlings.map(({ staffId, since }) => ({ staffId, at: since })),
  ];
  return met.sort((a, b) => a.at.getTime() - b.at.getTime())[0]?.staffId ?? null;
}

const closest = ({ around }: LadderFacts): OutletAt | undefined =>
  around.outlets.find(({ members }) => members.some(({ servesNext }) => servesNext));

const conditionFacts = ({ around, productLine, customer, time }: LadderFacts): ConditionFacts => ({
  unitIds: around.unitIds,
  productLine,
  tier: customer.tier,
  source: customer.source,
  language: customer.language,
  segments: customer.segments,
  time,
  workingDay: around.workingDay,
});
