import type { Doc } from '../bson/value';
import { isDoc, type Value } from '../bson/value';

/** A dotted path, split. */
export type FieldPath = readonly string[];

export const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/** The value at a path through documents and array positions only (arrays are not searched). */
export function valueAt(value: Value | undefined, path: FieldPath): Value | undefined {
  for (const part of path) {
    if (isDoc(value)) value = value[part];
    else if (Array.isArray(value) && isIndex(part)) value = value[Number(part)];
    else return undefined;
  }
  return value;
}

/** What a visitor gets: a value reached by the path (undefined: the path is missing there). Returning true ends the walk. */
export type Visitor = (value: Value | undefined, outerIndex: number) => boolean;

/**
 * Visits what a query path reaches: arrays on the way are searched one level deep, a numeric part also selects a position, and a
 * leaf array is visited element by element (`expand`) and then as a whole. `outerIndex` is the position in the first array
 * searched, or -1: the positional operator `$` needs it.
 */
export function visitPath(document: Doc, path: FieldPath, expand: boolean, visit: Visitor): boolean {
  return walk(document, path, 0, expand, -1, visit);
}

function walk(document: Doc, path: FieldPath, at: number, expand: boolean, outer: number, visit: Visitor): boolean {
  const value = document[path[at]!];
  if (at === path.length - 1) return leaf(value, expand, outer, visit);
  if (isDoc(value)) return walk(value, path, at + 1, expand, outer, visit);
  if (Array.isArray(value)) return walkArray(value, path, at + 1, expand, outer, visit);
  return visit(undefined, outer);
}

function walkArray(array: Value[], path: FieldPath, at: number, expand: boolean, outer: number, visit: Visitor): boolean {
  for (let i = 0; i < array.length; i++) {
    const element = array[i]!;
    if (isDoc(element) && walk(element, path, at, expand, outer < 0 ? i : outer, visit)) return true;
  }
  if (!isIndex(path[at]!)) return false;
  const element = array[Number(path[at])];
  if (element === undefined) return false;
  const position = outer < 0 ? Number(path[at]) : outer;
  if (at === path.length - 1) return visit(element, position);
  if (isDoc(element)) return walk(element, path, at + 1, expand, position, visit);
  if (Array.isArray(element)) return walkArray(element, path, at + 1, expand, position, visit);
  return false;
}

function leaf(value: Value | undefined, expand: boolean, outer: number, visit: Visitor): boolean {
  if (expand && Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (visit(value[i], outer < 0 ? i : outer)) return true;
  }
  return visit(value, outer);
}
