import type { Decimal128 } from 'bson';

/** An exact rational number: `numerator / denominator`, the denominator positive. */
export interface Rational {
  numerator: bigint;
  denominator: bigint;
}

/** The value of a decimal: exact when finite, else the matching JavaScript number (NaN, Infinity, -Infinity). */
export function decimalValue(decimal: Decimal128): Rational | number {
  const text = decimal.toString();
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text);
  if (!parts) return Number(text);
  const [, sign, whole, fraction = '', exponent = '0'] = parts;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  if (digits === 0n) return { numerator: 0n, denominator: 1n };
  const scale = Number(exponent) - fraction.length;
  return scale >= 0
    ? { numerator: digits * 10n ** BigInt(scale), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-scale) };
}

const view = new DataView(new ArrayBuffer(8));

/** The exact value of a finite double. */
export function exactDouble(value: number): Rational {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponentBits = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponentBits === 0 ? fraction : fraction | 0x10000000000000n;
  const signed = bits >> 63n ? -mantissa : mantissa;
  const exponent = Math.max(exponentBits, 1) - 1075;
  return exponent >= 0
    ? { numerator: signed << BigInt(exponent), denominator: 1n }
    : { numerator: signed, denominator: 1n << BigInt(-exponent) };
}

/** The neighbouring double below a finite one. */
export function nextDown(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  view.setFloat64(0, value);
  const bits = view.getBigInt64(0);
  view.setBigInt64(0, value > 0 ? bits - 1n : bits + 1n);
  return view.getFloat64(0);
}

export function compareRationals(a: Rational, b: Rational): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}
