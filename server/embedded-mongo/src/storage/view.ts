import type { RootDatabase, Transaction } from 'lmdb';
import type { KeyBytes } from '../bson/keys';
import { SortedMap } from './sorted-map';

/** Writes above the file: a value, or null for a removed key. */
export type Layer = SortedMap<Buffer | null>;
export const newLayer = (): Layer => new SortedMap<Buffer | null>();

export type Database = RootDatabase<Buffer, KeyBytes>;

/** One consistent state: layers of writes (newest first) over the file, or over one snapshot of it. */
export interface ViewSource {
  readonly layers: readonly Layer[];
  readonly database: Database;
  readonly transaction?: Transaction;
  /** Grows with every change of what the view shows; range cursors notice it. */
  readonly epoch: number;
  /** Grows when layers went into the file and are gone: only then does what a range cursor has read from the file not hold any more. */
  readonly fileEpoch: number;
}

export interface Entry {
  key: KeyBytes;
  value: Buffer;
}

export class View {
  constructor(private readonly source: ViewSource) {}

  get(key: KeyBytes): Buffer | undefined {
    for (const layer of this.source.layers) {
      const value = layer.get(key);
      if (value !== undefined) return value ?? undefined;
    }
    const { transaction } = this.source;
    return this.source.database.get(key, transaction && { transaction });
  }

  /** The entries with start <= key < end. The cursor stays right when the view changes between two calls of next(). */
  range(start: KeyBytes, end: KeyBytes, reverse = false): RangeCursor {
    return new RangeCursor(this.source, start, end, reverse);
  }
}

const FIRST_BATCH = 8;
const LARGEST_BATCH = 256;

/** A merge of the layers and the file. It holds no resource: it may be dropped at any time. */
export class RangeCursor {
  private epoch = -1;
  private fileEpoch = -1;
  private heads: (KeyBytes | undefined)[] = [];
  private stored: Entry[] = [];
  private storedAt = 0;
  private storedEnds = false;
  private batch = FIRST_BATCH;

  constructor(
    private readonly source: ViewSource,
    private start: KeyBytes,
    private end: KeyBytes,
    private readonly reverse: boolean,
  ) {}

  next(): Entry | undefined {
    if (this.epoch !== this.source.epoch) this.reposition();
    for (;;) {
      const key = this.nearest();
      if (key === undefined) return undefined;
      const value = this.take(key);
      if (value) return { key, value };
    }
  }

  private reposition(): void {
    this.epoch = this.source.epoch;
    this.heads = this.source.layers.map((layer) => this.seek(layer));
    // A write since then stands in a layer: whoever writes while they read would else read a batch again for every entry.
    if (this.fileEpoch === this.source.fileEpoch) return;
    this.fileEpoch = this.source.fileEpoch;
    this.stored = [];
    this.storedAt = 0;
    this.storedEnds = false;
  }

  private seek(layer: Layer): KeyBytes | undefined {
    if (layer.size === 0) return undefined;
    return this.reverse ? layer.last(this.start, this.end) : layer.first(this.start, this.end);
  }

  private nearest(): KeyBytes | undefined {
    let key = this.storedHead()?.key;
    for (const head of this.heads) {
      if (head === undefined) continue;
      if (key === undefined || (this.reverse ? head > key : head < key)) key = head;
    }
    return key;
  }

  private storedHead(): Entry | undefined {
    if (this.storedAt >= this.stored.length && !this.storedEnds) this.read();
    return this.stored[this.storedAt];
  }

  private read(): void {
    const { database, transaction } = this.source;
    const bounds = this.reverse
      ? { start: this.end, end: this.start, exclusiveStart: true, inclusiveEnd: true, reverse: true }
      : { start: this.start, end: this.end };
    const options = { ...bounds, limit: this.batch, ...(transaction && { transaction }) };
    this.stored = Array.from(database.getRange(options));
    this.storedAt = 0;
    this.storedEnds = this.stored.length < this.batch;
    this.batch = Math.min(this.batch * 4, LARGEST_BATCH);
  }

  /** Moves every source past the key and returns its newest value. */
  private take(key: KeyBytes): Buffer | null {
    if (this.reverse) this.end = key;
    else this.start = key + '\0';
    let value: Buffer | null | undefined;
    for (let i = 0; i < this.heads.length; i++) {
      if (this.heads[i] !== key) continue;
      const layer = this.source.layers[i]!;
      if (value === undefined) value = layer.get(key);
      this.heads[i] = this.seek(layer);
    }
    const stored = this.stored[this.storedAt];
    if (stored?.key === key) {
      this.storedAt++;
      if (value === undefined) value = stored.value;
    }
    return value ?? null;
  }
}
