import { EMPTY_ARRAY_KEY, invertKey, type KeyBytes, keyOf } from '../bson/keys';
import { isAnyNumber, toNumber } from '../bson/numbers';
import { type Doc, isDoc, type Value } from '../bson/value';
import { badValue, MongoError } from '../errors';
import { type FieldPath, visitPath } from './path';

interface SortField {
  path: string;
  parts: FieldPath;
  descending: boolean;
}

export interface Sort {
  fields: SortField[];
  /** The key a document sorts by; keys compare as strings. */
  keyOf(document: Doc): KeyBytes;
}

/** Reads a sort specification. Throws code 15975 for a direction that is not 1 or -1. */
export function compileSort(specification: Doc): Sort {
  const fields = Object.keys(specification).map((path) => sortField(path, specification[path]!));
  return { fields, keyOf: (document) => fields.map((field) => fieldKey(document, field)).join('') };
}

function sortField(path: string, value: Value): SortField {
  if (isDoc(value)) throw badValue(`a $meta sort is not supported: ${path}`);
  if (!isAnyNumber(value)) throw new MongoError(15974, `Illegal key in $sort specification: ${path}`);
  const direction = Math.trunc(toNumber(value));
  if (direction !== 1 && direction !== -1)
    throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  const parts = path.split('.');
  if (parts.includes('')) throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
  return { path, parts, descending: direction < 0 };
}

function fieldKey(document: Doc, field: SortField): KeyBytes {
  const key = extremeKey(document, field);
  return field.descending ? invertKey(key) : key;
}

/** Of an array the least element counts, for descending order its greatest; an empty array sorts below null. */
function extremeKey(document: Doc, field: SortField): KeyBytes {
  let found: KeyBytes | undefined;
  const consider = (key: KeyBytes): void => {
    if (found === undefined || (field.descending ? key > found : key < found)) found = key;
  };
  visitPath(document, field.parts, false, (value) => {
    if (!Array.isArray(value)) consider(keyOf(value ?? null));
    else if (value.length === 0) consider(EMPTY_ARRAY_KEY);
    else for (const element of value) consider(keyOf(element));
    return false;
  });
  return found ?? keyOf(null);
}

/** Sorts values that carry their key; equal keys keep their order. */
export function byKey(a: { key: KeyBytes }, b: { key: KeyBytes }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** The values of an array in the order of a sort specification; elements that are no documents count as empty ones. */
export function sortValues(values: Value[], sort: Sort, empty: Doc): Value[] {
  const keyed = values.map((value) => ({ value, key: sort.keyOf(isDoc(value) ? value : empty) }));
  return keyed.sort(byKey).map(({ value }) => value);
}
