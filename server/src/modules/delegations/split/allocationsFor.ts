import type { SplitBasis } from '@yinqiao/shared/domain';
import { AppError } from '../../../platform/http/AppError';
import type { Allocation } from '../delegationNode.model';
import type { SplitChild } from './splitChildren';
import { defaultBasis, suggestSplits } from './suggest';

/**
 * What a person entered, checked against the direct children; a child that is not named gets nothing.
 * @throws AppError DELEGATION_CHILD_FOREIGN for anyone who is not a direct child, or is named twice
 */
export function allocationsFor(
  children: readonly Pick<SplitChild, 'childId' | 'kind'>[],
  entered: readonly { childId: string; target: number }[],
): Allocation[] {
  const targets = new Map(entered.map(({ childId, target }) => [childId, target]));
  const known = new Set(children.map(({ childId }) => childId));
  if (targets.size !== entered.length || entered.some(({ childId }) => !known.has(childId))) throw new AppError('DELEGATION_CHILD_FOREIGN');
  return children.map(({ childId, kind }) => ({ childId, kind, target: targets.get(childId) ?? 0 }));
}

/** What a new node starts with: the default basis, to the last unit, where anybody can do the work. */
export function suggestedAllocations(target: number, children: readonly SplitChild[]): { allocations: Allocation[]; basis: SplitBasis } {
  const basis = defaultBasis(children);
  const suggestions = suggestSplits(target, children);
  const allocations = children.map(({ childId, kind }, index) => ({ childId, kind, target: suggestions[index]?.[basis] ?? 0 }));
  return { allocations, basis };
}
