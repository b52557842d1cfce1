import { compareValues, equalValues } from '../bson/compare';
import { keyOf } from '../bson/keys';
import { asInteger, isAnyNumber, toNumber } from '../bson/numbers';
import { typeName } from '../bson/types';
import { doc, type Doc, isDoc, type Value } from '../bson/value';
import { badValue, typeMismatch } from '../errors';
import { isOperators, matches, parseFilter } from '../query/filter';
import { BSONRegExp } from 'bson';
import { compileSort, sortValues } from '../query/sort';
import { arrayAt, type FieldOperator } from './field-operators';
import type { FieldChange } from './paths';

function eachOf(operand: Value, name: string): Value[] | undefined {
  if (!isDoc(operand) || !('$each' in operand)) return undefined;
  const each = operand['$each'];
  if (!Array.isArray(each)) throw typeMismatch(`The argument to $each in ${name} must be an array but it was of type: ${typeName(each)}`);
  return each;
}

interface PushModifiers {
  position: number | undefined;
  order: ((list: Value[]) => Value[]) | undefined;
  slice: number | undefined;
}

function readModifiers(operand: Doc): PushModifiers {
  const unknown = Object.keys(operand).find((name) => !['$each', '$slice', '$sort', '$position'].includes(name));
  if (unknown) throw badValue(`Unrecognized clause in $push: ${unknown}`);
  const { $slice: slice, $position: position, $sort: sort } = operand as Record<string, Value | undefined>;
  return {
    position: integer(position, '$position'),
    slice: integer(slice, '$slice'),
    order: sort === undefined ? undefined : pushOrder(sort),
  };
}

function integer(value: Value | undefined, name: string): number | undefined {
  const number = asInteger(value);
  if (value !== undefined && number === undefined) throw badValue(`The value for ${name} must be an integer value`);
  return number;
}

function pushOrder(by: Value): (list: Value[]) => Value[] {
  if (isDoc(by)) {
    const sort = compileSort(by);
    return (list) => sortValues(list, sort, doc());
  }
  const direction = isAnyNumber(by) ? toNumber(by) : 0;
  if (Math.abs(direction) !== 1)
    throw badValue('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields');
  return (list) => [...list].sort((a, b) => direction * compareValues(a, b));
}

function push(operand: Value): FieldChange {
  const each = eachOf(operand, '$push');
  const added = each ?? [operand];
  const { position, order, slice } = each ? readModifiers(operand as Doc) : { position: undefined, order: undefined, slice: undefined };
  return (current, context) => {
    const list = arrayAt(current, context);
    const at = position === undefined ? list.length : position < 0 ? Math.max(0, list.length + position) : position;
    const grown = [...list.slice(0, at), ...added, ...list.slice(at)];
    const sorted = order ? order(grown) : grown;
    return slice === undefined ? sorted : slice >= 0 ? sorted.slice(0, slice) : sorted.slice(slice);
  };
}

function addToSet(operand: Value): FieldChange {
  const added = eachOf(operand, '$addToSet') ?? [operand];
  return (current, context) => {
    const list = arrayAt(current, context);
    const known = new Set(list.map(keyOf));
    const missing = added.filter((value) => {
      const key = keyOf(value);
      return !known.has(key) && known.add(key);
    });
    return missing.length === 0 && current !== undefined ? current : [...list, ...missing];
  };
}

/** Which elements $pull takes out: those a condition holds for, those matching a query, or those equal to the operand. */
function pullCondition(operand: Value): (element: Value) => boolean {
  if (isOperators(operand) || operand instanceof BSONRegExp) {
    const condition = operand instanceof BSONRegExp ? doc({ $regex: operand }) : operand;
    const node = parseFilter(doc({ e: doc({ $elemMatch: condition }) }));
    return (element) => matches(node, doc({ e: [element] }));
  }
  if (!isDoc(operand)) return (element) => equalValues(element, operand);
  const node = parseFilter(operand);
  return (element) => isDoc(element) && matches(node, element);
}

function removal(remove: (element: Value) => boolean): FieldChange {
  return (current, context) => {
    if (current === undefined) return undefined;
    if (!Array.isArray(current)) throw badValue(`Cannot apply $pull to a non-array value: ${context.path}`);
    const kept = current.filter((element) => !remove(element));
    return kept.length === current.length ? current : kept;
  };
}

function pullAll(operand: Value): FieldChange {
  if (!Array.isArray(operand)) throw badValue(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return removal((element) => operand.some((value) => equalValues(value, element)));
}

export const arrayOperators: Record<string, FieldOperator> = {
  $push: { creates: true, compile: push },
  $addToSet: { creates: true, compile: addToSet },
  $pull: { creates: false, compile: (operand) => removal(pullCondition(operand)) },
  $pullAll: { creates: false, compile: pullAll },
};
