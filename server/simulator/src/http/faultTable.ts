/** What goes wrong on purpose. Exactly one of delayMs, dropAnswer and errcode. */
export interface Fault {
  /** A vendor path, as `/cgi-bin/message/send`. */
  path: string;
  /** How many calls it still strikes. */
  times: number;
  /** The effect happens, the answer waits. */
  delayMs?: number;
  /** The effect happens, the connection is destroyed without an answer. */
  dropAnswer?: boolean;
  /** No effect; this code is answered. */
  errcode?: number;
}

export class FaultTable {
  private faults: Fault[] = [];

  list(): Fault[] {
    return this.faults;
  }

  replace(faults: Fault[]): void {
    this.faults = faults.map((fault) => ({ ...fault }));
  }

  /** The first fault that still strikes this path; taking it counts. */
  take(path: string): Fault | undefined {
    const fault = this.faults.find((candidate) => candidate.path === path && candidate.times > 0);
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) this.faults = this.faults.filter((candidate) => candidate !== fault);
    return fault;
  }
}
