import { type Claim, claimOf, compareClaims, type Round, type Sharer, type Standing, standingOf } from './fairShare';
import { groupBy } from '../groupBy';
import { LagHeap, type Waiting } from './lagHeap';

/** The next of one weight, with the claim by which the weights are compared. */
interface Head {
  one: Waiting;
  claim: Claim;
  rest: Iterator<Waiting, undefined>;
}

/**
 * The order of fair share for the leads of one epoch, without looking at everybody: a heap for each weight, and the tops of them
 * compared by the rule. With k weights (a team has a few) and n RMs the next one is found in O(k), and giving costs O(log n).
 */
export class ShareQueue {
  private readonly sharers: ReadonlyMap<string, Waiting>;
  private readonly heaps = new Map<number, LagHeap>();
  private readonly weights: number;

  /** @param draw the lot of an RM for the lead that they get next */
  constructor(sharers: readonly Sharer[], draw: (sharer: Sharer) => string) {
    this.sharers = new Map(sharers.map((sharer) => [sharer.staffId, { ...sharer, lot: null, place: 0 }]));
    this.weights = sharers.reduce((sum, { weight }) => sum + weight, 0);
    for (const [weight, alike] of groupBy(this.sharers.values(), (one) => one.weight)) this.heaps.set(weight, new LagHeap(alike, draw));
  }

  /** How the first so many stand for the t-th lead. */
  first(most: number, t: number): Standing[] {
    const round = { rms: this.sharers.size, weights: this.weights, t };
    const heads = [...this.heaps.values()].flatMap((heap) => headOf(heap.inOrder(), round));
    const order: Standing[] = [];
    while (order.length < most && heads.length > 0) {
      const best = heads.reduce((a, b) => (this.isBefore(b, a) ? b : a));
      order.push(standingOf(round, best.one));
      heads.splice(heads.indexOf(best), 1, ...headOf(best.rest, round));
    }
    return order;
  }

  gave(staffId: string): void {
    const one = this.sharers.get(staffId);
    if (!one) throw new Error(`${staffId} does not share these leads`);
    one.given += 1;
    this.heapOf(one).gave(one);
  }

  private heapOf({ weight }: Waiting): LagHeap {
    return this.heaps.get(weight)!;
  }

  private isBefore(a: Head, b: Head): boolean {
    const difference = compareClaims(a.claim, b.claim);
    return difference === 0 ? this.heapOf(a.one).lotOf(a.one) < this.heapOf(b.one).lotOf(b.one) : difference < 0;
  }
}

function headOf(rest: Iterator<Waiting, undefined>, round: Round): Head[] {
  const { value: one } = rest.next();
  return one ? [{ one, claim: claimOf(round, one), rest }] : [];
}
