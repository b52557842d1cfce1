import type { BSONRegExp } from 'bson';
import { Decimal128, MaxKey, MinKey } from 'bson';
import { compareValues } from '../bson/compare';
import { type KeyBytes, keyOf, typeBracket } from '../bson/keys';
import type { Value } from '../bson/value';
import type { FilterNode } from '../query/filter';
import {
  ComparePredicate,
  ElemMatchPredicate,
  ExistsPredicate,
  InPredicate,
  type Predicate,
  RegexPredicate,
  TypePredicate,
} from '../query/predicates';
import { literalPrefix } from '../query/regex';
import { prefixEnd } from '../storage/layout';

/** A stretch of one field's keys: from `low` on, below `high`. A point is one exact key. */
export type Interval = { point: KeyBytes } | { low: KeyBytes; high: KeyBytes };

/** What a predicate says about the keys of its field; the documents found are always checked again. */
export interface FieldBounds {
  intervals: Interval[];
  /** Every document outside lacks a match, and none inside lacks the field: sparse indexes may be used. */
  excludesMissing: boolean;
}

const LARGEST_IN = 2000;

/** The key intervals that can hold a match, or undefined when an index on the field does not help. */
export function boundsOf(predicate: Predicate): FieldBounds | undefined {
  if (predicate instanceof ComparePredicate) return comparisonBounds(predicate);
  if (predicate instanceof InPredicate) return inBounds(predicate);
  if (predicate instanceof RegexPredicate) return regexBounds(predicate.regex);
  return undefined;
}

function comparisonBounds({ operator, operand }: ComparePredicate): FieldBounds | undefined {
  if (operator === '$eq') return pointBounds([operand]);
  if (operand === null || Array.isArray(operand) || operand instanceof MinKey || operand instanceof MaxKey) return undefined;
  if (operand instanceof Decimal128) return undefined;
  const { low, high } = typeBracket(operand);
  const key = keyOf(operand);
  const bounds: Record<'$gt' | '$gte' | '$lt' | '$lte', Interval> = {
    $gt: { low: key, high },
    $gte: { low: key, high },
    $lt: { low, high: key },
    $lte: { low, high: prefixEnd(key) },
  };
  return { intervals: [bounds[operator]], excludesMissing: true };
}

function pointBounds(operands: Value[]): FieldBounds | undefined {
  const intervals: Interval[] = [];
  for (const operand of operands) {
    if (Array.isArray(operand)) return undefined;
    intervals.push({ point: keyOf(operand) });
  }
  return { intervals, excludesMissing: !operands.includes(null) };
}

function inBounds({ values, regexes }: InPredicate): FieldBounds | undefined {
  if (regexes.length > 0 || values.length > LARGEST_IN) return undefined;
  const distinct = [...values].sort(compareValues).filter((value, i, all) => i === 0 || compareValues(value, all[i - 1]!) !== 0);
  return pointBounds(distinct);
}

function regexBounds(regex: BSONRegExp): FieldBounds | undefined {
  const prefix = literalPrefix(regex);
  const { low, high } = typeBracket('');
  const text = prefix === '' ? undefined : keyOf(prefix).slice(0, -2);
  const strings = text === undefined ? { low, high } : { low: text, high: prefixEnd(text) };
  return { intervals: [strings, { point: keyOf(regex) }], excludesMissing: true };
}

/** Whether a query that satisfies `given` on a path satisfies `wanted` on it too: the test for partial indexes. */
export function implies(given: Predicate, wanted: Predicate): boolean {
  if (given instanceof ComparePredicate && given.operator === '$eq') return impliedByValue(given.operand, wanted);
  if (given instanceof InPredicate) return given.regexes.length === 0 && given.values.every((value) => impliedByValue(value, wanted));
  if (wanted instanceof ExistsPredicate) return !given.test(undefined);
  if (given instanceof ComparePredicate && wanted instanceof ComparePredicate) return impliedRange(given, wanted);
  if (given instanceof TypePredicate && wanted instanceof TypePredicate) return [...given.types].every((type) => wanted.types.has(type));
  return false;
}

function impliedByValue(value: Value, wanted: Predicate): boolean {
  if (value === null || Array.isArray(value) || wanted instanceof ElemMatchPredicate) return false;
  return wanted.test(value);
}

/** Both bounds point the same way, and the given one lies inside the wanted one or is the same. */
function impliedRange(given: ComparePredicate, wanted: ComparePredicate): boolean {
  if (given.operator[1] !== wanted.operator[1]) return false;
  if (wanted.test(given.operand)) return true;
  return given.operator === wanted.operator && compareValues(given.operand, wanted.operand) === 0;
}

/** The single-path predicates a query requires together, by path; what stands under $or, $nor and $not does not count. */
export function requiredPredicates(node: FilterNode): Map<string, Predicate[]> {
  const found = new Map<string, Predicate[]>();
  collect(node, found);
  return found;
}

function collect(node: FilterNode, found: Map<string, Predicate[]>): void {
  if (node.kind === 'and') node.children.forEach((child) => collect(child, found));
  else if (node.kind === 'path') found.set(node.path, [...(found.get(node.path) ?? []), node.predicate]);
}
