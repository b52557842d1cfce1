import { compareValues } from '../../bson/compare';
import { keyOf } from '../../bson/keys';
import type { Value } from '../../bson/value';
import type { Operators } from '../compiler';
import { isTrue, requireArray, strict } from './helpers';

/** The distinct values of an array, in BSON order. */
function distinct(values: Value[]): Value[] {
  const seen = new Map<string, Value>();
  for (const value of values) {
    const key = keyOf(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()].sort(compareValues);
}

const keys = (list: Value[]): Set<string> => new Set(list.map(keyOf));
const arrays = (args: Value[], name: string): Value[][] => args.map((arg) => requireArray(arg, name, 17043));

function intersection(args: Value[], name: string): Value {
  const [first = [], ...others] = arrays(args, name);
  const sets = others.map(keys);
  return distinct(first.filter((value) => sets.every((set) => set.has(keyOf(value)))));
}

function difference(args: Value[], name: string): Value {
  const [first, second] = arrays(args, name);
  const excluded = keys(second!);
  return distinct(first!.filter((value) => !excluded.has(keyOf(value))));
}

function isSubset(args: Value[], name: string): boolean {
  const [first, second] = arrays(args, name);
  const set = keys(second!);
  return first!.every((value) => set.has(keyOf(value)));
}

function equal(args: Value[], name: string): boolean {
  const sets = arrays(args, name).map(keys);
  return sets.every((set) => set.size === sets[0]!.size && [...set].every((key) => sets[0]!.has(key)));
}

export const setOperators: Operators = {
  $setUnion: strict(0, Infinity, (args, name) => distinct(arrays(args, name).flat())),
  $setIntersection: strict(0, Infinity, intersection),
  $setDifference: strict(2, 2, difference),
  $setIsSubset: strict(2, 2, isSubset),
  $setEquals: strict(2, Infinity, equal),
  $anyElementTrue: strict(1, 1, ([list], name) => requireArray(list, name, 17041).some(isTrue)),
  $allElementsTrue: strict(1, 1, ([list], name) => requireArray(list, name, 17040).every(isTrue)),
};
