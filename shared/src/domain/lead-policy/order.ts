import type { AnyRung, RungKind } from './ruleSet';

/** Why an order of rungs makes no sense; the words are for whoever moved one. */
export type OrderFault = 'red_lines_first' | 'shares_in_order' | 'open_pool_last' | 'place_before_share';

export const orderFaultWords: Readonly<Record<OrderFault, string>> = {
  red_lines_first: '红线必须在最前：不能分配的先拦下。',
  shares_in_order: '公平份额要在远程坐席之前，远程坐席要在公海抢单之前。',
  open_pool_last: '公海抢单必须在最后：排在它后面的规则走不到。',
  place_before_share: '客户层级、网点就近要在公平份额之前：先定在哪里分，再定分给谁。',
};

/** What is wrong with the order of a ladder; the first fault is enough to refuse it. */
export function orderFault(rungs: readonly Pick<AnyRung, 'kind'>[]): OrderFault | null {
  const at = (kind: RungKind) => rungs.findIndex((rung) => rung.kind === kind);
  const before = (first: RungKind, second: RungKind) => at(first) === -1 || at(second) === -1 || at(first) < at(second);
  if (at('red_lines') !== 0) return 'red_lines_first';
  if (!before('fair_share', 'remote_seats') || !before('remote_seats', 'open_pool') || !before('fair_share', 'open_pool'))
    return 'shares_in_order';
  if (at('open_pool') !== -1 && at('open_pool') !== rungs.length - 1) return 'open_pool_last';
  return before('tier', 'fair_share') && before('nearest', 'fair_share') ? null : 'place_before_share';
}

/** The list with one moved to a place; the place counts without it. */
export function movedTo<T extends { id: string }>(rungs: readonly T[], id: string, place: number): T[] {
  const moved = rungs.filter((rung) => rung.id === id);
  const rest = rungs.filter((rung) => rung.id !== id);
  return [...rest.slice(0, place), ...moved, ...rest.slice(place)];
}
