import { Binary, Code, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { MongoError } from '../errors';
import { Doc, toDouble, type Value } from './value';
import { bsonRegExp } from './regExp';

const MAX_DEPTH = 200;

/** Reads one BSON document, keeping the numeric types apart. Throws code 22 for bytes that are not BSON. */
export function decode(bytes: Buffer): Doc {
  return new Decoder(bytes).document(0, 0);
}

function invalid(reason: string): MongoError {
  return new MongoError(22, `Invalid BSON: ${reason}`);
}

class Decoder {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  document(start: number, depth: number): Doc {
    const end = this.enter(start, depth);
    const result = new Doc();
    while (this.at < end) {
      const type = this.bytes[this.at++]!;
      const name = this.cstring();
      result[name] = this.value(type, depth);
    }
    this.leave(end);
    return result;
  }

  private array(start: number, depth: number): Value[] {
    const end = this.enter(start, depth);
    const result: Value[] = [];
    while (this.at < end) {
      const type = this.bytes[this.at++]!;
      this.skipName();
      result.push(this.value(type, depth));
    }
    this.leave(end);
    return result;
  }

  /** Checks the length prefix and returns the position of the closing zero. */
  private enter(start: number, depth: number): number {
    if (depth > MAX_DEPTH) throw invalid('nesting is too deep');
    if (start + 5 > this.bytes.length) throw invalid('document is cut');
    const size = this.bytes.readInt32LE(start);
    if (size < 5 || start + size > this.bytes.length) throw invalid(`document size ${size} is wrong`);
    this.at = start + 4;
    return start + size - 1;
  }

  private leave(end: number): void {
    if (this.at !== end || this.bytes[end] !== 0) throw invalid('document does not end where its size says');
    this.at = end + 1;
  }

  private skipName(): void {
    const end = this.bytes.indexOf(0, this.at);
    if (end < 0) throw invalid('name is not terminated');
    this.at = end + 1;
  }

  private cstring(): string {
    const { bytes } = this;
    let end = this.at;
    let ascii = 0;
    while (end < bytes.length && bytes[end] !== 0) ascii |= bytes[end++]!;
    if (end >= bytes.length) throw invalid('name is not terminated');
    const text = ascii < 128 ? shortAscii(bytes, this.at, end) : bytes.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  private take(size: number): number {
    const start = this.at;
    if (size < 0 || start + size > this.bytes.length) throw invalid('value is cut');
    this.at = start + size;
    return start;
  }

  private string(): string {
    const size = this.bytes.readInt32LE(this.take(4));
    const start = this.take(size);
    if (size < 1 || this.bytes[start + size - 1] !== 0) throw invalid('string is not terminated');
    return this.bytes.toString('utf8', start, start + size - 1);
  }

  private value(type: number, depth: number): Value {
    switch (type) {
      case 0x01:
        return toDouble(this.bytes.readDoubleLE(this.take(8)));
      case 0x02:
        return this.string();
      case 0x03:
        return this.document(this.at, depth + 1);
      case 0x04:
        return this.array(this.at, depth + 1);
      case 0x05:
        return this.binary();
      case 0x06:
        return null; // "undefined" is deprecated since 2009; drivers send null for it
      case 0x07:
        return new ObjectId(this.copy(12));
      case 0x08:
        return this.bytes[this.take(1)] === 1;
      case 0x09:
        return new Date(Number(this.bytes.readBigInt64LE(this.take(8))));
      case 0x0a:
        return null;
      case 0x0b:
        return bsonRegExp(this.cstring(), this.cstring());
      case 0x0d:
        return new Code(this.string());
      case 0x10:
        return this.bytes.readInt32LE(this.take(4));
      case 0x11:
        return new Timestamp(this.bytes.readBigUInt64LE(this.take(8)));
      case 0x12:
        return this.bytes.readBigInt64LE(this.take(8));
      case 0x13:
        return new Decimal128(this.copy(16));
      case 0xff:
        return new MinKey();
      case 0x7f:
        return new MaxKey();
      default:
        throw invalid(`type 0x${type.toString(16)} is not supported`);
    }
  }

  private binary(): Binary {
    const size = this.bytes.readInt32LE(this.take(4));
    const subType = this.bytes[this.take(1)]!;
    return new Binary(this.copy(size), subType);
  }

  private copy(size: number): Buffer {
    const start = this.take(size);
    return Buffer.from(this.bytes.subarray(start, start + size));
  }
}

/** Field names are short and mostly ASCII: building the string here is faster than crossing into C++. */
function shortAscii(bytes: Buffer, start: number, end: number): string {
  if (end - start > 24) return bytes.toString('latin1', start, end);
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
