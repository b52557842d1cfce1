import { largestRemainder, type SplitBasis, splitBasisIds } from '@yinqiao/shared/domain';

/** What a suggestion is reckoned from. */
export interface Weights {
  /** Customers of the child's areas or book who agreed to be contacted; a newcomer's book counts half. */
  list: number;
  /** RMs who can take part; newcomers count half. */
  strength: number;
}

export type Suggestion = Record<SplitBasis, number>;

/** Splits a target over children by every basis, to the last unit; a child without anybody who can do it gets nothing. */
export function suggestSplits(target: number, children: readonly Weights[]): Suggestion[] {
  const shares = Object.fromEntries(
    splitBasisIds.map((basis) => [basis, largestRemainder(target, children.map(weightBy(basis)))]),
  ) as Record<SplitBasis, number[]>;
  return children.map((_, index) => ({
    reachable: shares.reachable[index] ?? 0,
    headcount: shares.headcount[index] ?? 0,
    equal: shares.equal[index] ?? 0,
  }));
}

/** The basis a new node starts from: the reachable list, else heads where no list is known. */
export const defaultBasis = (children: readonly Weights[]): SplitBasis =>
  children.some((child) => weightBy('reachable')(child) > 0) ? 'reachable' : 'headcount';

const weightBy =
  (basis: SplitBasis) =>
  ({ list, strength }: Weights): number => {
    if (strength === 0) return 0;
    if (basis === 'equal') return 1;
    return basis === 'headcount' ? strength : list;
  };
