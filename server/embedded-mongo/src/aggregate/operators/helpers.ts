import { isAnyNumber, isNumeric, type Numeric, requireNoDecimal, toNumber } from '../../bson/numbers';
import { typeName } from '../../bson/types';
import type { Value } from '../../bson/value';
import { MongoError } from '../../errors';
import type { OperatorBuilder } from '../compiler';

export const isMissing = (value: Value | undefined): value is null | undefined => value === undefined || value === null;

/** Everything but false, null, missing and zero. */
export function isTrue(value: Value | undefined): boolean {
  if (isMissing(value) || value === false) return false;
  return !isAnyNumber(value) || toNumber(value) !== 0;
}

export function nameOfType(value: Value | undefined): string {
  return value === undefined ? 'missing' : typeName(value);
}

/** An operator of a fixed number of arguments that works on their values. */
export function values(
  min: number,
  max: number,
  calculate: (args: (Value | undefined)[], name: string) => Value | undefined,
): OperatorBuilder {
  return (operand, compiler, name) => {
    const args = compiler.list(name, operand, min, max);
    return (root) =>
      calculate(
        args.map((arg) => arg(root)),
        name,
      );
  };
}

/** An operator whose result is null as soon as an argument is null or missing. */
export function strict(min: number, max: number, calculate: (args: Value[], name: string) => Value): OperatorBuilder {
  return values(min, max, (args, name) => (args.some(isMissing) ? null : calculate(args as Value[], name)));
}

export function requireNumber(value: Value | undefined, name: string, code = 14): Numeric {
  requireNoDecimal(value);
  if (!isNumeric(value)) throw new MongoError(code, `${name} only supports numeric types, not ${nameOfType(value)}`);
  return value;
}

export function requireArray(value: Value | undefined, name: string, code = 28664): Value[] {
  if (!Array.isArray(value)) throw new MongoError(code, `${name} requires an array, but it was given ${nameOfType(value)}`);
  return value;
}

export function requireString(value: Value | undefined, name: string, code = 34471): string {
  if (typeof value !== 'string') throw new MongoError(code, `${name} requires a string argument, found: ${nameOfType(value)}`);
  return value;
}

/** A whole number within the 32-bit range. */
export function requireInteger(value: Value | undefined, name: string, code = 40096): number {
  const number = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(number) || Math.abs(number) > 2147483648) {
    throw new MongoError(code, `${name} requires an integral argument, found a value of type: ${nameOfType(value)}`);
  }
  return number;
}
