import { add, isNumeric, multiply, type Numeric, numericType, remainder, subtract, toInteger, toNumber } from '../../bson/numbers';
import { toDouble, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import type { Operators } from '../compiler';
import { isMissing, nameOfType, requireInteger, requireNumber, strict, values } from './helpers';

const MANY = 10_000;

function sum(args: (Value | undefined)[]): Value {
  if (args.some(isMissing)) return null;
  const dates = args.filter((arg) => arg instanceof Date);
  if (dates.length > 1) throw new MongoError(16612, 'only one date allowed in an $add expression');
  let total: Numeric = 0;
  for (const arg of args) if (!(arg instanceof Date)) total = add(total, requireNumber(arg, '$add'));
  const [date] = dates;
  return date ? new Date(date.getTime() + Math.round(toNumber(total))) : total;
}

function difference([a, b]: Value[]): Value {
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date && isNumeric(b)) return new Date(a.getTime() - Math.round(toNumber(b)));
  if (!isNumeric(a) || !isNumeric(b)) requireBoth('$subtract', a, b);
  return subtract(requireNumber(a, '$subtract'), requireNumber(b, '$subtract'));
}

function requireBoth(name: string, a: Value | undefined, b: Value | undefined): void {
  requireNumber(a, name, 14);
  if (!isNumeric(b)) throw new MongoError(14, `${name} only supports numeric or date types, not ${nameOfType(b)}`);
}

/** Rounds to a decimal place, half to even, and keeps the type of the number. */
function roundTo(value: Numeric, place: number, mode: 'round' | 'trunc'): Numeric {
  if (numericType(value) !== 'double') return roundInteger(value, place, mode);
  const number = toNumber(value);
  if (!Number.isFinite(number)) return value;
  const scale = 10 ** Math.abs(place);
  const scaled = place >= 0 ? Number(`${number}e${place}`) : number / scale;
  const whole = mode === 'trunc' ? Math.trunc(Number.isFinite(scaled) ? scaled : number) : halfToEven(scaled);
  if (!Number.isFinite(whole)) return value;
  return toDouble(place >= 0 ? whole / scale : whole * scale);
}

function roundInteger(value: Numeric, place: number, mode: 'round' | 'trunc'): Numeric {
  if (place >= 0) return value;
  const unit = 10n ** BigInt(-place);
  const exact = BigInt(typeof value === 'bigint' ? value : toNumber(value));
  const rest = exact % unit;
  const floor = exact - rest;
  const double = 2n * (rest < 0n ? -rest : rest);
  const up = mode === 'round' && (double > unit || (double === unit && (floor / unit) % 2n !== 0n));
  const rounded = up ? floor + (exact < 0n ? -unit : unit) : floor;
  return toInteger(rounded, typeof value === 'bigint' ? 'long' : 'int') ?? toDouble(Number(rounded));
}

function halfToEven(number: number): number {
  const floor = Math.floor(number);
  const rest = number - floor;
  if (rest !== 0.5) return Math.round(number);
  return floor % 2 === 0 ? floor : floor + 1;
}

const wholeNumber = (operation: (value: number) => number) =>
  strict(1, 1, ([value], name) => {
    const number = requireNumber(value, name, 28765);
    return numericType(number) === 'double' ? toDouble(operation(toNumber(number))) : number;
  });

const double = (operation: (value: number) => number, allowed: (value: number) => boolean, refusal: [number, string]) =>
  strict(1, 1, ([value], name) => {
    const number = toNumber(requireNumber(value, name, 28765));
    if (!allowed(number)) throw new MongoError(refusal[0], `${name}'s argument must be ${refusal[1]}`);
    return toDouble(operation(number));
  });

const rounding = (mode: 'round' | 'trunc') =>
  values(1, 2, ([value, place = 0], name) => {
    if (isMissing(value) || isMissing(place)) return null;
    const digits = requireInteger(place, name, 51082);
    if (digits < -20 || digits > 100) throw new MongoError(51083, `cannot apply ${name} with precision value ${digits}`);
    return roundTo(requireNumber(value, name, 51081), digits, mode);
  });

function power(base: Numeric, exponent: Numeric): Value {
  const result = toNumber(base) ** toNumber(exponent);
  if (toNumber(base) === 0 && toNumber(exponent) < 0) throw new MongoError(28764, '$pow cannot take a base of 0 and a negative exponent');
  const types = [numericType(base), numericType(exponent)];
  if (types.includes('double') || toNumber(exponent) < 0) return toDouble(result);
  if (Math.abs(result) > 2 ** 64) return toDouble(result);
  const exact = BigInt(toNumber(base)) ** BigInt(toNumber(exponent));
  return toInteger(exact, types.includes('long') ? 'long' : 'int') ?? toDouble(result);
}

function quotient(a: Numeric, b: Numeric): Value {
  if (toNumber(b) === 0) throw new MongoError(2, "can't $divide by zero");
  return toDouble(toNumber(a) / toNumber(b));
}

function modulo(a: Numeric, b: Numeric): Value {
  if (toNumber(b) === 0) throw new MongoError(16610, "can't $mod by zero");
  return remainder(a, b);
}

function absolute(value: Numeric): Value {
  if (numericType(value) === 'double') return toDouble(Math.abs(toNumber(value)));
  const exact = BigInt(typeof value === 'bigint' ? value : toNumber(value));
  const result = toInteger(exact < 0n ? -exact : exact, typeof value === 'bigint' ? 'long' : 'int');
  if (result === undefined) throw new MongoError(28680, "can't take $abs of long long min");
  return result;
}

const two = (calculate: (a: Numeric, b: Numeric) => Value, code: number) =>
  strict(2, 2, ([a, b], name) => calculate(requireNumber(a, name, code), requireNumber(b, name, code)));

export const arithmeticOperators: Operators = {
  $add: values(0, MANY, sum),
  $subtract: strict(2, 2, difference),
  $multiply: strict(0, MANY, (args, name) => args.reduce<Numeric>((total, arg) => multiply(total, requireNumber(arg, name)), 1)),
  $divide: two(quotient, 14),
  $mod: two(modulo, 16611),
  $pow: two(power, 28762),
  $abs: strict(1, 1, ([value], name) => absolute(requireNumber(value, name, 28765))),
  $ceil: wholeNumber(Math.ceil),
  $floor: wholeNumber(Math.floor),
  $round: rounding('round'),
  $trunc: rounding('trunc'),
  $sqrt: double(Math.sqrt, (value) => !(value < 0), [28714, 'greater than or equal to 0']),
  $exp: double(Math.exp, () => true, [2, 'a number']),
  $ln: double(Math.log, (value) => !(value <= 0), [28766, 'a positive number']),
  $log10: double(Math.log10, (value) => !(value <= 0), [28761, 'a positive number']),
};
