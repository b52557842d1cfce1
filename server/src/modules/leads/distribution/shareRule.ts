import { daysBetween, type RuleSet, type RungParams } from '@yinqiao/shared/domain';

/** How a pool shares its leads; where the rung of fair share is off nothing is shared, and the figures still hold for capacity. */
export type ShareRule = RungParams['fair_share'];

export function shareRuleOf({ rungs }: RuleSet): ShareRule {
  const rung = rungs.find(({ kind }) => kind === 'fair_share');
  if (rung?.kind !== 'fair_share') throw new Error('a rule set has a rung of fair share, switched on or off');
  return rung.params;
}

/** In basis points. */
export const FULL_SHARE = 10_000;

/** The share of an RM on a business day, in basis points: a newcomer's is smaller whatever else is set. */
export function weightOn(today: string, rm: { joinedOn: string; weight: number | null }, rule: ShareRule): number {
  const newcomer = daysBetween(rm.joinedOn, today) < rule.newcomerDays;
  const weight = rm.weight ?? FULL_SHARE;
  return newcomer ? Math.min(weight, rule.newcomerShare) : weight;
}
