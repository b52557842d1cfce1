import type { Unfitness, VerdictFacts } from './facts';

/** Of the disputes about who comes first: whoever had this lead last time and let it lie does not take it back by claiming it. */
export const lackOfClaimant = (facts: VerdictFacts, staffId: string): Unfitness | 'let_lie' | null => {
  const last = facts.holdings.findLast((holding) => holding.staffId === staffId);
  const letLie = last?.endedBy === 'returned' || last?.endedBy === 'recycled';
  return lackOf(facts, staffId) ?? (letLie ? 'let_lie' : null);
};

/** Why somebody is not named as the one who follows; null when they may be. */
export const lackOf = ({ unfit }: Pick<VerdictFacts, 'unfit'>, staffId: string): Unfitness | null =>
  unfit.find((one) => one.staffId === staffId)?.why ?? null;
