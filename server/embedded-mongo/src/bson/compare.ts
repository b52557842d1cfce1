import type { Binary, BSONRegExp, Code, ObjectId, Timestamp } from 'bson';
import { Decimal128, Double } from 'bson';
import { compareRationals, decimalValue, exactDouble, type Rational } from './decimal';
import { typeRank, TypeRank } from './types';
import type { Doc, Value } from './value';

/** MongoDB's total order of BSON values: by canonical type, then by value. Returns a negative number, 0 or a positive number. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const rank = typeRank(a);
  const difference = rank - typeRank(b);
  if (difference !== 0) return difference;
  return compareSameRank(rank, a, b);
}

export function equalValues(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0;
}

function compareSameRank(rank: TypeRank, a: Value, b: Value): number {
  switch (rank) {
    case TypeRank.number:
      return compareNumbers(a as number, b as number);
    case TypeRank.string:
      return compareStrings(a as string, b as string);
    case TypeRank.object:
      return compareDocs(a as Doc, b as Doc);
    case TypeRank.array:
      return compareArrays(a as Value[], b as Value[]);
    case TypeRank.binData:
      return compareBinaries(a as Binary, b as Binary);
    case TypeRank.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case TypeRank.bool:
      return Number(a) - Number(b);
    case TypeRank.date:
      return compareDoubles((a as Date).getTime(), (b as Date).getTime());
    case TypeRank.timestamp:
      return compareBigints((a as Timestamp).toBigInt(), (b as Timestamp).toBigInt());
    case TypeRank.regex:
      return compareRegexes(a as BSONRegExp, b as BSONRegExp);
    case TypeRank.code:
      return compareStrings((a as Code).code, (b as Code).code);
    default:
      return 0;
  }
}

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a)); // NaN is equal to itself and below every number
}

function compareBigints(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type NumericValue = number | bigint | Double | Decimal128;

/** Compares numbers of any type by their exact value. */
function compareNumbers(a: NumericValue, b: NumericValue): number {
  if (a instanceof Double) a = a.value;
  if (b instanceof Double) b = b.value;
  if (a instanceof Decimal128 || b instanceof Decimal128) return compareExactly(a, b);
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (typeof a === 'number' && Number.isNaN(a)) return -1;
  if (typeof b === 'number' && Number.isNaN(b)) return 1;
  return a < b ? -1 : a > b ? 1 : 0; // JavaScript compares bigint with number exactly
}

function compareExactly(a: number | bigint | Decimal128, b: number | bigint | Decimal128): number {
  const left = exactValue(a);
  const right = exactValue(b);
  if (typeof left === 'number') return typeof right === 'number' ? compareDoubles(left, right) : left > 0 ? 1 : -1;
  if (typeof right === 'number') return right > 0 ? -1 : 1;
  return compareRationals(left, right);
}

/** The exact value of a number, or the non-finite number it is. */
export function exactValue(value: number | bigint | Decimal128): Rational | number {
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
  if (typeof value === 'number') return Number.isFinite(value) ? exactDouble(value) : value;
  return decimalValue(value);
}

/** By code point, as UTF-8 bytes compare; UTF-16 units differ from it only where surrogates meet the last BMP block. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return surrogatesLast(x) - surrogatesLast(y);
  }
  return a.length - b.length;
}

function surrogatesLast(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareDocs(a: Doc, b: Doc): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const x = a[left[i]!]!;
    const y = b[right[i]!]!;
    const result = typeRank(x) - typeRank(y) || compareStrings(left[i]!, right[i]!) || compareValues(x, y);
    if (result !== 0) return result;
  }
  return left.length - right.length;
}

function compareArrays(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const result = compareValues(a[i]!, b[i]!);
    if (result !== 0) return result;
  }
  return a.length - b.length;
}

function compareBinaries(a: Binary, b: Binary): number {
  if (a.position !== b.position) return a.position - b.position;
  if (a.sub_type !== b.sub_type) return a.sub_type - b.sub_type;
  return Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position));
}

function compareRegexes(a: BSONRegExp, b: BSONRegExp): number {
  return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);
}
