import { show } from '../bson/show';
import { Doc, isDoc, type Value } from '../bson/value';
import { badValue, MongoError } from '../errors';
import { isIndex } from '../query/path';

/** What happens to one field: gets the value there, gives the new one; undefined removes it. */
export type FieldChange = (current: Value | undefined, context: ChangeContext) => Value | undefined;

export interface ChangeContext {
  isInsert: boolean;
  now: Date;
  /** The path of the field, for messages. */
  path: string;
  document: Doc;
}

/** The element conditions of `$[identifier]`, by identifier. */
export type ArrayFilters = ReadonlyMap<string, (element: Value) => boolean>;

export interface Positions {
  /** The element `$` stands for. */
  arrayIndex: number | undefined;
  arrayFilters: ArrayFilters;
}

/** The paths a path with `$`, `$[]` and `$[identifier]` stands for in this document. */
export function resolvePath(document: Doc, parts: readonly string[], positions: Positions): string[][] {
  let found: { value: Value | undefined; path: string[] }[] = [{ value: document, path: [] }];
  for (const part of parts) {
    found = found.flatMap(({ value, path }) =>
      steps(value, part, path, positions).map((step) => ({ value: childOf(value, step), path: [...path, step] })),
    );
  }
  return found.map(({ path }) => path);
}

function steps(value: Value | undefined, part: string, path: string[], positions: Positions): string[] {
  if (part === '$') {
    if (positions.arrayIndex === undefined) throw badValue('The positional operator did not find the match needed from the query.');
    return [String(positions.arrayIndex)];
  }
  if (!part.startsWith('$[')) return [part];
  if (!Array.isArray(value)) {
    const reason =
      value === undefined
        ? `The path '${path.join('.')}' must exist in the document in order to apply array updates.`
        : `Cannot apply array updates to non-array element ${path.join('.')}`;
    throw badValue(reason);
  }
  const accepts = part === '$[]' ? () => true : positions.arrayFilters.get(part.slice(2, -1))!;
  return value.flatMap((element, i) => (accepts(element) ? [String(i)] : []));
}

function childOf(value: Value | undefined, part: string): Value | undefined {
  if (isDoc(value)) return value[part];
  return Array.isArray(value) && isIndex(part) ? value[Number(part)] : undefined;
}

const LONGEST_PADDING = 1_500_000;

/**
 * Changes the field at a path, in place. Missing documents on the way are made when `creates`; otherwise a missing path stays
 * missing. Throws code 28 where the path runs through a value that is no document.
 */
export function changeAt(document: Doc, path: string[], creates: boolean, change: (current: Value | undefined) => Value | undefined): void {
  let holder: Doc | Value[] = document;
  for (const [i, part] of path.slice(0, -1).entries()) {
    const next = viableChild(holder, part, path, i, creates);
    if (next === 'blocked') return;
    if (next === undefined) {
      if (!creates) return;
      const value = change(undefined);
      if (value !== undefined) setChild(holder, part, nested(path.slice(i + 1), value), path);
      return;
    }
    holder = next;
  }
  const name = path.at(-1)!;
  if (Array.isArray(holder) && !isIndex(name)) {
    if (creates) throw notViable(path, name, holder);
    return;
  }
  const current = childOf(holder, name);
  const value = change(current);
  if (value === current) return;
  if (value === undefined) removeChild(holder, name);
  else setChild(holder, name, value, path);
}

function viableChild(
  holder: Doc | Value[],
  part: string,
  path: string[],
  at: number,
  creates: boolean,
): Doc | Value[] | undefined | 'blocked' {
  if (Array.isArray(holder) && !isIndex(part)) {
    if (creates) throw notViable(path, part, holder);
    return 'blocked';
  }
  const next = childOf(holder, part);
  if (next === undefined || isDoc(next) || Array.isArray(next)) return next;
  if (creates) throw notViable(path, path[at + 1]!, next);
  return 'blocked';
}

function notViable(path: string[], part: string, holder: Value): MongoError {
  return new MongoError(28, `Cannot create field '${part}' in element {${path[0]}: ${show(holder)}}`);
}

function nested(path: string[], value: Value): Value {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const result = new Doc();
  result[name] = nested(rest, value);
  return result;
}

function setChild(holder: Doc | Value[], name: string, value: Value, path: string[]): void {
  if (isDoc(holder)) {
    holder[name] = value;
    return;
  }
  const index = Number(name);
  if (index - holder.length > LONGEST_PADDING)
    throw new MongoError(34, `can't backfill array to larger than ${LONGEST_PADDING} elements: ${path.join('.')}`);
  while (holder.length < index) holder.push(null);
  holder[index] = value;
}

/** Removing an element leaves null in its place: the others keep their positions. */
function removeChild(holder: Doc | Value[], name: string): void {
  if (isDoc(holder)) delete holder[name];
  else holder[Number(name)] = null;
}

/** Numbers before each other by value, names by text: the order in which an update touches fields. */
export function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (x === y) continue;
    if (isIndex(x) && isIndex(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
