import { Decimal128, Double } from 'bson';
import { MongoError } from '../errors';
import { isInt32, toDouble, type Value } from './value';

export type Numeric = number | bigint | Double;
export type NumericType = 'int' | 'long' | 'double';

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

export function isNumeric(value: Value | undefined): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Double;
}

/** Any number, decimals included. */
export function isAnyNumber(value: Value | undefined): value is Numeric | Decimal128 {
  return isNumeric(value) || value instanceof Decimal128;
}

/** The nearest JavaScript number, NaN for what is not a number. */
export function toNumber(value: Value | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return value.value;
  if (value instanceof Decimal128) return Number(value.toString());
  return NaN;
}

export function numericType(value: Numeric): NumericType {
  if (typeof value === 'bigint') return 'long';
  return typeof value === 'number' && isInt32(value) ? 'int' : 'double';
}

/** Refuses decimals: this server stores and compares them, but does not calculate with them. */
export function requireNoDecimal(value: Value | undefined): void {
  if (value instanceof Decimal128) throw new MongoError(238, 'arithmetic with Decimal128 is not supported by this server');
}

export function isIntegral(value: Value | undefined): value is Numeric {
  return isNumeric(value) && (typeof value === 'bigint' || Number.isInteger(toNumber(value)));
}

/** An exact integer as int if it fits and `atLeast` allows it, else as long; undefined when it does not fit 64 bits. */
export function toInteger(value: bigint, atLeast: 'int' | 'long'): number | bigint | undefined {
  if (atLeast === 'int' && value >= -2147483648n && value <= 2147483647n) return Number(value);
  return value >= INT64_MIN && value <= INT64_MAX ? value : undefined;
}

type IntegerOperation = (a: bigint, b: bigint) => bigint;
type DoubleOperation = (a: number, b: number) => number;

/**
 * Calculates in the wider of the two types: int grows to long when it must. `overflow` says what happens when long does not
 * suffice: update operators refuse it, expressions go on as double.
 */
function calculate(a: Numeric, b: Numeric, integers: IntegerOperation, doubles: DoubleOperation, overflow: 'refuse' | 'double'): Numeric {
  const types = [numericType(a), numericType(b)];
  if (types.includes('double')) return toDouble(doubles(toNumber(a), toNumber(b)));
  const result = toInteger(integers(integerOf(a), integerOf(b)), types.includes('long') ? 'long' : 'int');
  if (result !== undefined) return result;
  if (overflow === 'double') return toDouble(doubles(toNumber(a), toNumber(b)));
  throw new MongoError(2, 'the result does not fit a 64-bit integer');
}

function integerOf(value: Numeric): bigint {
  return typeof value === 'bigint' ? value : BigInt(toNumber(value));
}

export function add(a: Numeric, b: Numeric, overflow: 'refuse' | 'double' = 'double'): Numeric {
  if (typeof a === 'number' && typeof b === 'number' && isInt32(a) && isInt32(b) && isInt32(a + b)) return a + b;
  return calculate(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
    overflow,
  );
}

export function subtract(a: Numeric, b: Numeric): Numeric {
  return calculate(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
    'double',
  );
}

export function multiply(a: Numeric, b: Numeric, overflow: 'refuse' | 'double' = 'double'): Numeric {
  return calculate(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
    overflow,
  );
}

/** The remainder with the sign of the dividend. The divisor is not zero. */
export function remainder(a: Numeric, b: Numeric): Numeric {
  return calculate(
    a,
    b,
    (x, y) => x % y,
    (x, y) => x % y,
    'double',
  );
}

/** A number as a safe JavaScript integer, or undefined when it is not one. */
export function asInteger(value: Value | undefined): number | undefined {
  if (!isIntegral(value)) return undefined;
  const number = toNumber(value);
  return Number.isSafeInteger(number) ? number : undefined;
}
