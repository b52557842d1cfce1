import type { Unfitness, VerdictFacts } from './facts';

/** Why somebody is not named as the one who follows; null when they may be. */
export const lackOf = ({ unfit }: Pick<VerdictFacts, 'unfit'>, staffId: string): Unfitness | null =>
  unfit.find((one) => one.staffId === staffId)?.why ?? null;
