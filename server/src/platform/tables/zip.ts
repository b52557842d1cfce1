import { createInflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';
import { TableFault } from './TableFault';

interface ZipEntry {
  name: string;
  method: number;
  compressed: number;
  headerAt: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 2_000;
/** A sheet of 200,000 rows inflates to about 150 MB; what says it needs more means harm. */
const MOST_INFLATED = 600 * 1024 * 1024;
const MOST_RATIO = 250;
/** Small parts of repeated text inflate by any ratio and harm nobody. */
const RATIO_FROM = 8 * 1024 * 1024;

/** The parts of a zip file that lies in memory. Sizes are counted while inflating: what the file says of them is not believed. */
export class Zip {
  private readonly entries = new Map<string, ZipEntry>();
  private inflated = 0;

  /** @throws TableFault damaged */
  constructor(private readonly bytes: Buffer) {
    for (const entry of directoryOf(bytes)) this.entries.set(entry.name, entry);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of a part, as they come. @throws TableFault damaged, inflates */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new TableFault('damaged');
    const packed = this.packed(entry);
    let size = 0;
    try {
      for await (const piece of inflate(entry, packed)) {
        size += piece.length;
        this.inflated += piece.length;
        if (this.inflated > MOST_INFLATED) throw new TableFault('inflates');
        if (size > RATIO_FROM && size > packed.length * MOST_RATIO) throw new TableFault('inflates');
        yield piece;
      }
    } catch (error) {
      throw error instanceof TableFault ? error : new TableFault('damaged');
    }
  }

  async text(name: string): Promise<string> {
    const pieces: Buffer[] = [];
    for await (const piece of this.read(name)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  }

  private packed({ headerAt, compressed }: ZipEntry): Buffer {
    const { bytes } = this;
    if (headerAt + 30 > bytes.length || bytes.readUInt32LE(headerAt) !== LOCAL) throw new TableFault('damaged');
    const from = headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28);
    return bytes.subarray(from, from + compressed);
  }
}

function inflate({ method }: ZipEntry, packed: Buffer): AsyncIterable<Buffer> {
  if (method === 0) return Readable.from([packed]);
  if (method !== 8) throw new TableFault('damaged');
  const inflater = createInflateRaw();
  inflater.end(packed);
  return inflater;
}

function* directoryOf(bytes: Buffer): Generator<ZipEntry> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new TableFault('inflates');
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) throw new TableFault('damaged');
    const nameBytes = bytes.readUInt16LE(at + 28);
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameBytes),
      method: bytes.readUInt16LE(at + 10),
      compressed: bytes.readUInt32LE(at + 20),
      headerAt: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw new TableFault('damaged');
}
