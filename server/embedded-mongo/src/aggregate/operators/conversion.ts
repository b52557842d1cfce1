import { ObjectId } from 'bson';
import { isAnyNumber, isNumeric, type NumericType, numericType, requireNoDecimal, toInteger, toNumber } from '../../bson/numbers';
import { show } from '../../bson/show';
import { TYPE_NUMBERS, typeName } from '../../bson/types';
import { toDouble, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import { parseDateText } from '../dates';
import type { Compiler, OperatorBuilder, Operators } from '../compiler';
import type { Expression } from '../scope';
import { numberText } from '../text';
import { isMissing, isTrue, values } from './helpers';

type Target = 'double' | 'string' | 'objectId' | 'bool' | 'date' | 'int' | 'long';

function failure(value: Value, target: string): MongoError {
  return new MongoError(241, `Unsupported conversion from ${typeName(value)} to ${target} in $convert with no onError value`);
}

function parseFailure(value: string, target: string): MongoError {
  return new MongoError(241, `Failed to parse '${value}' as ${target} in $convert with no onError value`);
}

function toIntegerType(value: Value, target: 'int' | 'long'): Value {
  const exact = exactInteger(value, target);
  const result = toInteger(exact, target);
  if (result === undefined || typeof result !== (target === 'int' ? 'number' : 'bigint')) {
    throw new MongoError(241, 'Conversion would overflow target type in $convert with no onError value');
  }
  return result;
}

function exactInteger(value: Value, target: string): bigint {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date && target === 'long') return BigInt(value.getTime());
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw parseFailure(value, target);
    return BigInt(value.replace('+', ''));
  }
  requireNoDecimal(value);
  if (!isNumeric(value)) throw failure(value, target);
  if (typeof value === 'bigint') return value;
  const number = toNumber(value);
  if (!Number.isFinite(number))
    throw new MongoError(241, `Attempt to convert ${numberText(value)} value to integer type in $convert with no onError value`);
  return BigInt(Math.trunc(number));
}

function toDoubleType(value: Value): Value {
  if (typeof value === 'boolean') return toDouble(value ? 1 : 0);
  if (value instanceof Date) return toDouble(value.getTime());
  if (typeof value === 'string') {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$|^[+-]?(inf|infinity|nan)$/i.test(value)) throw parseFailure(value, 'double');
    return toDouble(Number(value.replace(/inf(inity)?/i, 'Infinity').replace(/nan/i, 'NaN')));
  }
  requireNoDecimal(value);
  if (!isNumeric(value)) throw failure(value, 'double');
  return toDouble(toNumber(value));
}

function toStringType(value: Value): Value {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (isAnyNumber(value)) return isNumeric(value) ? numberText(value) : value.toString();
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  throw failure(value, 'string');
}

function toDateType(value: Value): Value {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (typeof value === 'string') return parseDateText(value, 'UTC');
  const type: NumericType | undefined = isNumeric(value) ? numericType(value) : undefined;
  if (type === undefined || type === 'int') throw failure(value, 'date');
  return new Date(Math.trunc(toNumber(value)));
}

function toObjectIdType(value: Value): Value {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') throw failure(value, 'objectId');
  if (!/^[0-9a-fA-F]{24}$/.test(value)) throw parseFailure(value, 'objectId');
  return new ObjectId(value);
}

const CONVERSIONS: Record<Target, (value: Value) => Value> = {
  int: (value) => toIntegerType(value, 'int'),
  long: (value) => toIntegerType(value, 'long'),
  double: toDoubleType,
  string: toStringType,
  bool: isTrue,
  date: toDateType,
  objectId: toObjectIdType,
};

const conversion = (target: Target): OperatorBuilder => values(1, 1, ([value]) => (isMissing(value) ? null : CONVERSIONS[target](value)));

function targetOf(value: Value | undefined): Target {
  const name = isNumeric(value) ? TYPE_NUMBERS.get(toNumber(value)) : value;
  if (typeof name === 'string' && Object.hasOwn(CONVERSIONS, name)) return name as Target;
  throw new MongoError(2, `Unknown type name: ${show(name)}`);
}

function convert(operand: Value, compiler: Compiler): Expression {
  const args = compiler.named('$convert', operand, ['input', 'to', 'onError', 'onNull'], ['input', 'to']);
  return (root) => {
    const input = args['input']!(root);
    if (isMissing(input)) return args['onNull'] ? args['onNull'](root) : null;
    const to = args['to']!(root);
    if (isMissing(to)) return null;
    const target = targetOf(to);
    try {
      return CONVERSIONS[target](input);
    } catch (error) {
      if (args['onError'] && error instanceof MongoError && error.code === 241) return args['onError'](root);
      throw error;
    }
  };
}

export const conversionOperators: Operators = {
  $convert: convert,
  $toInt: conversion('int'),
  $toLong: conversion('long'),
  $toDouble: conversion('double'),
  $toString: conversion('string'),
  $toBool: conversion('bool'),
  $toDate: conversion('date'),
  $toObjectId: conversion('objectId'),
  $isNumber: values(1, 1, ([value]) => isAnyNumber(value)),
};
