import { defaultLadder, type Heat, type ProductLine, rungOf, type RuleSet } from '@yinqiao/shared/domain';
import type { PolicyInForce } from '../policy/policyInForce';

/**
 * What the policy says about the life of one lead, kept with it from its assignment on. Minutes of working time, days of the
 * calendar, `holdMinutes` of the clock on the wall.
 */
export interface Terms {
  /** The policy's name, for whoever asks why. */
  policy: string;
  accept: number;
  /** From acceptance to the first contact. */
  contact: number;
  /** From a missed clock to the recycle. */
  recycle: number;
  /** Without any action. */
  idleDays: number;
  /** From a grab to the first contact. */
  grabContact: number;
  /** In the open pool before anybody sees it. */
  holdMinutes: number;
  /** In which it does not come to the same person again. */
  coolOffDays: number;
  mostRedistributions: number;
  /** Where a lead goes that its holder let lie: the open pool, or distribution where the bank has none. */
  idleTo: 'pooled' | 'waiting';
}

/** Where the bank has no open pool these still bound who gets a lead again. */
const NO_OPEN_POOL = { contactMinutes: 30, holdMinutes: 0, coolOffDays: 7 };

export function termsOf({ name, rules }: Pick<PolicyInForce, 'name' | 'rules'>, heat: Heat): Terms {
  const { accept, contact, recycle } = rules.clocks[heat];
  const openPool = rungOf(rules, 'open_pool');
  const { contactMinutes, holdMinutes, coolOffDays } = openPool?.params ?? NO_OPEN_POOL;
  return {
    policy: name,
    accept,
    contact,
    recycle,
    idleDays: rules.idleDays,
    grabContact: contactMinutes,
    holdMinutes,
    coolOffDays,
    mostRedistributions: rules.mostRedistributions,
    idleTo: openPool ? 'pooled' : 'waiting',
  };
}

const RANKS: Record<Heat, number> = { hot: 0, normal: 1, low: 2 };

/** How soon a lead wants an answer, and its place among those that wait; of a line that is newer than the rules, by the default. */
export function heatOf(rules: RuleSet, line: ProductLine): { heat: Heat; heatRank: number } {
  const heat = (rules.heats as Partial<RuleSet['heats']>)[line] ?? defaultLadder.heats[line];
  return { heat, heatRank: RANKS[heat] };
}
