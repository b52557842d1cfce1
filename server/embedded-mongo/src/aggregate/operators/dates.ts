import { ObjectId, Timestamp } from 'bson';
import { isNumeric, toNumber } from '../../bson/numbers';
import { doc, isDoc, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import { addUnits, dateUnit, differenceInUnits, truncateDate, weekday } from '../date-units';
import { dayOfYear, formatDate, fromLocal, isoDay, isoWeek, parseDateText, sundayWeek, toLocal } from '../dates';
import type { Compiler, OperatorBuilder, Operators } from '../compiler';
import type { Expression } from '../scope';
import { isMissing, nameOfType, requireInteger } from './helpers';

function requireDate(value: Value | undefined, name: string): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000);
  throw new MongoError(16006, `can't convert from BSON type ${nameOfType(value)} to Date (${name})`);
}

type Arguments = Record<string, Expression | undefined>;

/** The time zone argument: UTC when not given, undefined when it evaluates to null. */
function zoneOf(args: Arguments, root: Parameters<Expression>[0], name: string): string | undefined {
  if (!args['timezone']) return 'UTC';
  const zone = args['timezone'](root);
  if (isMissing(zone)) return undefined;
  if (typeof zone !== 'string') throw new MongoError(40517, `${name} requires a string for the timezone argument`);
  return zone;
}

/** A part of a date: `{$year: date}` or `{$year: {date, timezone}}`. */
function part(read: (local: Date) => Value): OperatorBuilder {
  return (operand, compiler, name) => {
    const args: Arguments = isNamedDate(operand)
      ? compiler.named(name, operand, ['date', 'timezone'], ['date'])
      : { date: compiler.list(name, operand, 1)[0] };
    return (root) => {
      const date = args['date']!(root);
      const zone = zoneOf(args, root, name);
      if (isMissing(date) || zone === undefined) return null;
      return read(toLocal(requireDate(date, name), zone));
    };
  };
}

const isNamedDate = (operand: Value): boolean => isDoc(operand) && 'date' in operand;

function dateToString(operand: Value, compiler: Compiler, name: string): Expression {
  const args = compiler.named(name, operand, ['date', 'format', 'timezone', 'onNull'], ['date']);
  return (root) => {
    const date = args['date']!(root);
    if (isMissing(date)) return args['onNull'] ? args['onNull'](root) : null;
    const zone = zoneOf(args, root, name);
    const format = args['format'] ? args['format'](root) : `%Y-%m-%dT%H:%M:%S.%L${zone === 'UTC' ? 'Z' : '%z'}`;
    if (zone === undefined || isMissing(format)) return null;
    if (typeof format !== 'string') throw new MongoError(18533, '$dateToString requires that format be a string');
    return formatDate(requireDate(date, name), format, zone);
  };
}

function dateTrunc(operand: Value, compiler: Compiler, name: string): Expression {
  const args = compiler.named(name, operand, ['date', 'unit', 'binSize', 'timezone', 'startOfWeek'], ['date', 'unit']);
  return (root) => {
    const [date, unit] = [args['date']!(root), args['unit']!(root)];
    const zone = zoneOf(args, root, name);
    const bin = args['binSize'] ? args['binSize'](root) : 1;
    if (isMissing(date) || isMissing(unit) || isMissing(bin) || zone === undefined) return null;
    const size = requireInteger(bin, name, 5439017);
    if (size <= 0) throw new MongoError(5439018, '$dateTrunc requires binSize to be greater than 0');
    const start = args['startOfWeek'] ? weekday(args['startOfWeek'](root), name) : 0;
    return truncateDate(requireDate(date, name), dateUnit(unit, name), size, zone, start);
  };
}

const dateAdd =
  (direction: 1 | -1): OperatorBuilder =>
  (operand, compiler, name) => {
    const args = compiler.named(name, operand, ['startDate', 'unit', 'amount', 'timezone'], ['startDate', 'unit', 'amount']);
    return (root) => {
      const [start, unit, amount] = ['startDate', 'unit', 'amount'].map((each) => args[each]!(root));
      const zone = zoneOf(args, root, name);
      if (isMissing(start) || isMissing(unit) || isMissing(amount) || zone === undefined) return null;
      const whole = isNumeric(amount) ? toNumber(amount) : NaN;
      if (!Number.isSafeInteger(whole)) throw new MongoError(5166405, `${name} expects integer amount of time units`);
      return addUnits(requireDate(start, name), dateUnit(unit, name), direction * whole, zone);
    };
  };

function dateDiff(operand: Value, compiler: Compiler, name: string): Expression {
  const args = compiler.named(name, operand, ['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek'], ['startDate', 'endDate', 'unit']);
  return (root) => {
    const [start, end, unit] = ['startDate', 'endDate', 'unit'].map((each) => args[each]!(root));
    const zone = zoneOf(args, root, name);
    if (isMissing(start) || isMissing(end) || isMissing(unit) || zone === undefined) return null;
    const week = args['startOfWeek'] ? weekday(args['startOfWeek'](root), name) : 0;
    return BigInt(differenceInUnits(requireDate(start, name), requireDate(end, name), dateUnit(unit, name), zone, week));
  };
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'];

function dateFromParts(operand: Value, compiler: Compiler, name: string): Expression {
  const args = compiler.named(name, operand, [...PARTS, 'timezone'], ['year']);
  return (root) => {
    const given = PARTS.map((each, i) => (args[each] ? args[each](root) : i === 1 || i === 2 ? 1 : 0));
    const zone = zoneOf(args, root, name);
    if (given.some(isMissing) || zone === undefined) return null;
    const [year, month, day, hour, minute, second, millisecond] = given.map((value) => requireInteger(value, name, 40515));
    if (year! < 1 || year! > 9999) throw new MongoError(40523, `'year' must evaluate to an integer in the range 1 to 9999, found ${year}`);
    const local = new Date(0);
    local.setUTCFullYear(year!, month! - 1, day);
    local.setUTCHours(hour!, minute, second, millisecond);
    return fromLocal(local.getTime(), zone);
  };
}

function dateToParts(operand: Value, compiler: Compiler, name: string): Expression {
  const args = compiler.named(name, operand, ['date', 'timezone', 'iso8601'], ['date']);
  return (root) => {
    const date = args['date']!(root);
    const zone = zoneOf(args, root, name);
    if (isMissing(date) || zone === undefined) return null;
    const local = toLocal(requireDate(date, name), zone);
    const time = {
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
      millisecond: local.getUTCMilliseconds(),
    };
    if (args['iso8601']?.(root) === true) {
      const { week, year } = isoWeek(local);
      return doc({ isoWeekYear: year, isoWeek: week, isoDayOfWeek: isoDay(local), ...time });
    }
    return doc({ year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate(), ...time });
  };
}

function dateFromString(operand: Value, compiler: Compiler, name: string): Expression {
  const args = compiler.named(name, operand, ['dateString', 'timezone', 'onError', 'onNull'], ['dateString']);
  return (root) => {
    const text = args['dateString']!(root);
    if (isMissing(text)) return args['onNull'] ? args['onNull'](root) : null;
    const zone = zoneOf(args, root, name);
    if (zone === undefined) return null;
    try {
      if (typeof text !== 'string') throw new MongoError(241, `$dateFromString requires that 'dateString' be a string`);
      return parseDateText(text, zone);
    } catch (error) {
      if (args['onError'] && error instanceof MongoError && error.code === 241) return args['onError'](root);
      throw error;
    }
  };
}

export const dateOperators: Operators = {
  $year: part((local) => local.getUTCFullYear()),
  $month: part((local) => local.getUTCMonth() + 1),
  $dayOfMonth: part((local) => local.getUTCDate()),
  $hour: part((local) => local.getUTCHours()),
  $minute: part((local) => local.getUTCMinutes()),
  $second: part((local) => local.getUTCSeconds()),
  $millisecond: part((local) => local.getUTCMilliseconds()),
  $dayOfWeek: part((local) => local.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $week: part(sundayWeek),
  $isoWeek: part((local) => isoWeek(local).week),
  $isoWeekYear: part((local) => BigInt(isoWeek(local).year)),
  $isoDayOfWeek: part(isoDay),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateTrunc: dateTrunc,
  $dateAdd: dateAdd(1),
  $dateSubtract: dateAdd(-1),
  $dateDiff: dateDiff,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
};
