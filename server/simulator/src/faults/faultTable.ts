import { seededRandom } from './random';

/** What goes wrong on purpose with one API's calls (wecom-api §14.5). Several kinds may stand in one fault. */
export interface Fault {
  /** A vendor path, as `/cgi-bin/message/send`; one that ends in `*` strikes all that begin so. */
  path: string;
  /** How many calls it still strikes; until it is taken away when left out. */
  times?: number;
  /** How likely it strikes a call, in percent; the draws follow the seed. */
  percent?: number;
  seed?: number;
  /** No effect; this code is answered. */
  errcode?: number;
  /** The effect happens, the answer waits. */
  delayMs?: number;
  /** The effect happens, the connection is destroyed without an answer. */
  dropAnswer?: boolean;
  /** The effect happens, the answer ends in the middle. */
  truncate?: boolean;
  /** Values written into the answer, by dotted place; `*` is every item of a list. */
  put?: Record<string, unknown>;
  /** Names whose whole numbers are answered as texts, wherever they stand. */
  asText?: string[];
  /** `loop`: next_cursor is the one that was asked for. `emptyPage`: the same with every list empty, so nothing is lost. */
  cursor?: 'loop' | 'emptyPage';
}

interface Entry {
  fault: Fault;
  draw: () => number;
}

export class FaultTable {
  private entries: Entry[] = [];

  list(): Fault[] {
    return this.entries.map(({ fault }) => fault);
  }

  replace(faults: readonly Fault[]): void {
    this.entries = faults.map((fault) => ({ fault: { ...fault }, draw: seededRandom(fault.seed ?? 1) }));
  }

  /** The first fault that strikes this call; taking it counts. */
  take(path: string): Fault | undefined {
    const struck = this.entries.find(({ fault, draw }) => covers(fault, path) && draw() * 100 < (fault.percent ?? 100));
    if (!struck) return undefined;
    const { fault } = struck;
    if (fault.times !== undefined) fault.times -= 1;
    if (fault.times === 0) this.entries = this.entries.filter((entry) => entry !== struck);
    return fault;
  }
}

/** What the call log calls it. */
export function faultName(fault: Fault): string {
  const kinds = ['errcode', 'delayMs', 'dropAnswer', 'truncate', 'put', 'asText', 'cursor'] as const;
  return kinds.filter((kind) => fault[kind] !== undefined).join(', ');
}

function covers({ path }: Fault, called: string): boolean {
  return path.endsWith('*') ? called.startsWith(path.slice(0, -1)) : called === path;
}
