import type { Sharer } from './fairShare';
import { PARTS } from './ledger';

/** An RM in the order of those who weigh the same. */
export interface Waiting extends Sharer {
  /** The lot of the lead that they get next; drawn when it is first needed. */
  lot: string | null;
  place: number;
}

/**
 * Those of one weight, whoever is shortest of leads on top: a binary heap. Among equals in weight that order is the rule's at every
 * lead, since they earn alike; it changes only when one of them is given a lead.
 */
export class LagHeap {
  private readonly heap: Waiting[];

  constructor(
    sharers: readonly Waiting[],
    private readonly draw: (sharer: Sharer) => string,
  ) {
    this.heap = [...sharers];
    this.heap.forEach((one, place) => (one.place = place));
    for (let place = (this.heap.length >> 1) - 1; place >= 0; place -= 1) this.sink(place);
  }

  /** From the top down, as far as it is asked for. */
  *inOrder(): Generator<Waiting, undefined> {
    const next = [0];
    while (next.length > 0) {
      const best = next.reduce((a, b) => (this.isBefore(this.at(b), this.at(a)) ? b : a));
      yield this.at(best);
      next.splice(next.indexOf(best), 1, ...[2 * best + 1, 2 * best + 2].filter((place) => place < this.heap.length));
    }
  }

  /** Tells that this one was given a lead. */
  gave(one: Waiting): void {
    one.lot = null;
    this.sink(one.place);
  }

  private sink(from: number): void {
    const one = this.at(from);
    let place = from;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      if (left >= this.heap.length) break;
      const child = right < this.heap.length && this.isBefore(this.at(right), this.at(left)) ? right : left;
      if (!this.isBefore(this.at(child), one)) break;
      this.put(this.at(child), place);
      place = child;
    }
    this.put(one, place);
  }

  private put(one: Waiting, place: number): void {
    this.heap[place] = one;
    one.place = place;
  }

  private at(place: number): Waiting {
    return this.heap[place]!;
  }

  private isBefore(a: Waiting, b: Waiting): boolean {
    const difference = shortOf(a) - shortOf(b);
    return difference === 0 ? this.lotOf(a) < this.lotOf(b) : difference > 0;
  }

  lotOf(one: Waiting): string {
    return (one.lot ??= this.draw(one));
  }
}

/** The lag when the epoch began, less what was given since, in parts: those of one weight differ by nothing else. */
const shortOf = ({ settled, given }: Sharer): number => settled - given * PARTS;
