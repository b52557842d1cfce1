import { createHash } from 'node:crypto';
import { type Binary, type BSONRegExp, type Code, Decimal128, Double, type ObjectId, type Timestamp } from 'bson';
import { exactValue } from './compare';
import { compareRationals, exactDouble, nextDown, type Rational } from './decimal';
import { typeRank, TypeRank } from './types';
import type { Doc, Value } from './value';

/**
 * Order-preserving keys: the bytes of two keys compare as their values do (compareValues), so an index scan is a sorted read.
 * A key is a string whose characters are bytes (latin1), which JavaScript compares and concatenates fastest.
 */
export type KeyBytes = string;

/** Rank bytes start at 1: the zero that ends an object or array sorts below every further element. */
const rankByte = (rank: TypeRank): string => String.fromCharCode(rank + 1);

/** The key of an empty array in an index on it: below null, above MinKey. */
export const EMPTY_ARRAY_KEY: KeyBytes = rankByte(TypeRank.emptyArray);
const END = '\0';

/** First and last prefix of the values that are comparable with this one (MongoDB's type bracket). */
export function typeBracket(value: Value): { low: KeyBytes; high: KeyBytes } {
  const rank = typeRank(value);
  return { low: rankByte(rank), high: rankByte((rank + 1) as TypeRank) };
}

export function keyOf(value: Value): KeyBytes {
  const rank = typeRank(value);
  return rankByte(rank) + payload(rank, value);
}

function payload(rank: TypeRank, value: Value): string {
  switch (rank) {
    case TypeRank.number:
      return numberKey(value as number);
    case TypeRank.string:
      return textKey(value as string);
    case TypeRank.object:
      return docKey(value as Doc);
    case TypeRank.array:
      return (value as Value[]).map(keyOf).join('') + END;
    case TypeRank.binData:
      return binaryKey(value as Binary);
    case TypeRank.objectId:
      return latin1((value as ObjectId).id);
    case TypeRank.bool:
      return value ? '\x01' : '\0';
    case TypeRank.date:
      return doubleKey((value as Date).getTime());
    case TypeRank.timestamp:
      return unsignedKey((value as Timestamp).toBigInt());
    case TypeRank.regex:
      return textKey((value as BSONRegExp).pattern) + textKey((value as BSONRegExp).options);
    case TypeRank.code:
      return textKey((value as Code).code);
    default:
      return '';
  }
}

const buffer = Buffer.alloc(16);

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function unsignedKey(value: bigint): string {
  buffer.writeBigUInt64BE(BigInt.asUintN(64, value), 0);
  return buffer.toString('latin1', 0, 8);
}

/** Eight bytes that sort as doubles do; NaN is below -Infinity. */
function doubleKey(value: number): string {
  if (Number.isNaN(value)) return '\0\0\0\0\0\0\0\0';
  buffer.writeDoubleBE(value === 0 ? 0 : value, 0);
  if (buffer[0]! & 0x80) for (let i = 0; i < 8; i++) buffer[i] = ~buffer[i]! & 0xff;
  else buffer[0] = buffer[0]! | 0x80;
  return buffer.toString('latin1', 0, 8);
}

/** The largest double not above the number, then a zero, or a one and the rest as a fraction of the gap to the next double. */
function numberKey(value: number | bigint | Double | Decimal128): string {
  if (value instanceof Double) value = value.value;
  if (typeof value === 'number') return doubleKey(value) + END;
  if (typeof value === 'bigint' && value >= -9007199254740992n && value <= 9007199254740992n) return doubleKey(Number(value)) + END;
  const exact = exactValue(value);
  if (typeof exact === 'number') return doubleKey(exact) + END;
  return exactKey(exact, Number(value instanceof Decimal128 ? value.toString() : value));
}

const FRACTION_BITS = 96n;
const FULL_FRACTION = (1n << FRACTION_BITS) - 1n;

/** Decimals beyond the range of double share the last key of that range: index scans check the document itself in any case. */
function exactKey(exact: Rational, near: number): string {
  let floor = near === Infinity ? Number.MAX_VALUE : near;
  if (floor === -Infinity) return doubleKey(-Infinity) + fractionKey(FULL_FRACTION);
  if (compareRationals(exactDouble(floor), exact) > 0) floor = nextDown(floor);
  const low = exactDouble(floor);
  const gap = gapAbove(floor);
  const rest = {
    numerator: exact.numerator * low.denominator - low.numerator * exact.denominator,
    denominator: exact.denominator * low.denominator,
  };
  if (rest.numerator === 0n) return doubleKey(floor) + END;
  const fraction = ((rest.numerator * gap.denominator) << FRACTION_BITS) / (rest.denominator * gap.numerator);
  return doubleKey(floor) + fractionKey(fraction > FULL_FRACTION ? FULL_FRACTION : fraction);
}

function gapAbove(value: number): Rational {
  const low = exactDouble(value);
  const above = value === Number.MAX_VALUE ? exactDouble(nextDown(value)) : exactDouble(-nextDown(-value));
  const numerator = above.numerator * low.denominator - low.numerator * above.denominator;
  return { numerator: numerator < 0n ? -numerator : numerator, denominator: above.denominator * low.denominator };
}

function fractionKey(fraction: bigint): string {
  return '\x01' + unsignedKey(fraction >> 32n) + unsignedKey(fraction & 0xffffffffn).slice(4);
}

/** UTF-8 with zero bytes escaped, closed by two zeros, so that no text is a prefix of another. */
function textKey(text: string): string {
  let ascii = true;
  for (let i = 0; i < text.length && ascii; i++) {
    const unit = text.charCodeAt(i);
    ascii = unit > 0 && unit < 128;
  }
  if (ascii) return text + '\0\0';
  return Buffer.from(text, 'utf8').toString('latin1').replaceAll('\0', '\0\xff') + '\0\0';
}

function docKey(document: Doc): string {
  let key = '';
  for (const name of Object.keys(document)) {
    const value = document[name]!;
    const rank = typeRank(value);
    key += rankByte(rank) + textKey(name) + payload(rank, value);
  }
  return key + END;
}

function binaryKey(value: Binary): string {
  buffer.writeUInt32BE(value.position, 0);
  buffer[4] = value.sub_type;
  return buffer.toString('latin1', 0, 5) + latin1(value.buffer.subarray(0, value.position));
}

/** The same key for descending order. */
export function invertKey(key: KeyBytes): KeyBytes {
  const bytes = Buffer.from(key, 'latin1');
  for (let i = 0; i < bytes.length; i++) bytes[i] = ~bytes[i]! & 0xff;
  return bytes.toString('latin1');
}

const HASH_BYTES = 32;

/** A key no longer than `limit`: a longer one keeps its beginning and ends in a hash (equality holds, order within is lost). */
export function shortenKey(key: KeyBytes, limit: number): KeyBytes {
  if (key.length <= limit) return key;
  const hash = createHash('sha256').update(key, 'latin1').digest();
  return key.slice(0, limit - HASH_BYTES) + hash.toString('latin1');
}

/** The part of a key that is the same for it and for its shortened form. */
export function stablePrefix(key: KeyBytes, limit: number): KeyBytes {
  return key.length <= limit - HASH_BYTES ? key : key.slice(0, limit - HASH_BYTES);
}

export function unsigned32Key(value: number): KeyBytes {
  buffer.writeUInt32BE(value, 0);
  return buffer.toString('latin1', 0, 4);
}

/** Eight bytes for a record id or counter below 2^53. */
export function unsigned53Key(value: number): KeyBytes {
  buffer.writeUInt32BE(Math.floor(value / 0x100000000), 0);
  buffer.writeUInt32BE(value >>> 0, 4);
  return buffer.toString('latin1', 0, 8);
}

export function readUnsigned53(key: KeyBytes, at: number): number {
  let value = 0;
  for (let i = at; i < at + 8; i++) value = value * 256 + key.charCodeAt(i);
  return value;
}
