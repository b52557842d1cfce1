/**
 * A map from string keys to values, kept in order in chunks, so that inserting stays cheap with hundreds of thousands of keys.
 * It is the memory side of the store: writes not yet on disk, and the private writes of a transaction.
 */
export class SortedMap<V> {
  private readonly values = new Map<string, V>();
  private readonly chunks: string[][] = [[]];

  get size(): number {
    return this.values.size;
  }

  get(key: string): V | undefined {
    return this.values.get(key);
  }

  entries(): IterableIterator<[string, V]> {
    return this.values.entries();
  }

  set(key: string, value: V): void {
    const known = this.values.has(key);
    this.values.set(key, value);
    if (!known) this.insert(key);
  }

  private insert(key: string): void {
    const index = this.chunkOf(key);
    const chunk = this.chunks[index]!;
    chunk.splice(lowerBound(chunk, key), 0, key);
    if (chunk.length > CHUNK) this.chunks.splice(index + 1, 0, chunk.splice(CHUNK / 2));
  }

  /** The last chunk that starts at or below the key. */
  private chunkOf(key: string): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.chunks[middle]![0]! <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The first key at or above `start` and below `end`. */
  first(start: string, end: string): string | undefined {
    let index = this.chunkOf(start);
    let position = lowerBound(this.chunks[index]!, start);
    if (position === this.chunks[index]!.length) [index, position] = [index + 1, 0];
    const key = this.chunks[index]?.[position];
    return key !== undefined && key < end ? key : undefined;
  }

  /** The last key at or above `start` and below `end`. */
  last(start: string, end: string): string | undefined {
    let index = this.chunkOf(end);
    let position = lowerBound(this.chunks[index]!, end) - 1;
    if (position < 0 && index > 0) position = this.chunks[--index]!.length - 1;
    const key = this.chunks[index]![position];
    return key !== undefined && key >= start ? key : undefined;
  }
}

const CHUNK = 512;

function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
