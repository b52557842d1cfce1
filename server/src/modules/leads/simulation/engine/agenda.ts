/** What is due when: the earliest first, equals in the order in which they were noted. A binary heap, so that a million entries are no matter. */
export class Agenda<T> {
  private readonly heap: { at: number; order: number; what: T }[] = [];
  private noted = 0;

  note(at: Date, what: T): void {
    this.heap.push({ at: at.getTime(), order: this.noted, what });
    this.noted += 1;
    this.rise(this.heap.length - 1);
  }

  /** The time of the next entry; infinite when there is none. */
  nextAt(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  take(): { at: Date; what: T } | null {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (!first || !last) return null;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return { at: new Date(first.at), what: first.what };
  }

  private rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(): void {
    for (let at = 0; ;) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < this.heap.length && this.isBefore(child, first)) first = child;
      if (first === at) return;
      this.swap(at, first);
      at = first;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.heap[a]!, this.heap[b]!];
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
  }
}
