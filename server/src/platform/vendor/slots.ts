import type { Priority } from './quotaWindow';

const ORDER: Record<Priority, number> = { urgent: 0, normal: 1, bulk: 2 };
/** A vendor that said "too many at once" is asked more gently for so long. */
const GENTLE_MS = 60_000;

interface Waiter {
  priority: Priority;
  go: () => void;
}

/** So many calls of one API at once in this process; whoever is more urgent goes first, in the order of coming. */
export class Slots {
  private inHand = 0;
  private waiting: Waiter[] = [];
  private gentleUntil = 0;
  private gently: number;

  constructor(private readonly most: number) {
    this.gently = most;
  }

  async run<T>(priority: Priority, act: () => Promise<T>): Promise<T> {
    if (this.inHand >= this.limit) await this.turn(priority);
    else this.inHand += 1;
    try {
      return await act();
    } finally {
      this.inHand -= 1;
      this.next();
    }
  }

  /** Fewer at once for a minute: half of what is allowed now, one at least. */
  slowDown(): void {
    this.gently = Math.max(1, Math.floor(this.limit / 2));
    this.gentleUntil = performance.now() + GENTLE_MS;
  }

  private get limit(): number {
    return performance.now() < this.gentleUntil ? this.gently : this.most;
  }

  private turn(priority: Priority): Promise<void> {
    return new Promise((go) => {
      const after = this.waiting.findIndex((one) => ORDER[one.priority] > ORDER[priority]);
      this.waiting.splice(after < 0 ? this.waiting.length : after, 0, { priority, go });
    });
  }

  /** A place is handed over before anybody else can take it. */
  private next(): void {
    while (this.inHand < this.limit && this.waiting.length > 0) {
      this.inHand += 1;
      this.waiting.shift()?.go();
    }
  }
}
