import { EMPTY_ARRAY_KEY, invertKey, type KeyBytes, keyOf, shortenKey } from '../bson/keys';
import type { Doc } from '../bson/value';
import { isDoc, type Value } from '../bson/value';
import { MongoError } from '../errors';
import type { IndexEntry } from './collection-entry';

/** The keys of one document in one index, and what they tell the planner. */
export interface IndexKeys {
  keys: Set<KeyBytes>;
  /** The document has an array on one of the paths: it may have several keys, or its key is an element's. */
  multikey: boolean;
  /** A key was too long and ends in a hash: the index no longer gives an order. */
  shortened: boolean;
}

const EMPTY = Symbol('empty array');
type Reached = Value | typeof EMPTY | undefined;
interface Walk {
  value: Reached;
  rest: string[];
  done: boolean;
}

/** The entries a document has in an index. Throws code 171 when two paths run through different arrays. */
export function indexKeysOf(index: IndexEntry, document: Doc): IndexKeys {
  const result: IndexKeys = { keys: new Set(), multikey: false, shortened: false };
  if (index.partial && !index.partial.matches(document)) return result;
  const walks = index.fields.map((field): Walk => ({ value: document, rest: field.parts, done: false }));
  expand(index, walks, result);
  return result;
}

function expand(index: IndexEntry, walks: Walk[], result: IndexKeys): void {
  const stopped = walks.map(walkDocuments);
  const array = stopped.find((walk) => !walk.done)?.value as Value[] | undefined;
  if (!array) return emit(index, stopped, result);
  result.multikey = true;
  if (stopped.some((walk) => !walk.done && walk.value !== array)) throw parallelArrays(index);
  if (array.length === 0)
    return expand(
      index,
      stopped.map((walk) => (walk.done ? walk : emptyArray(walk))),
      result,
    );
  const positional = stopped.map((walk) => (walk.done ? walk : positionalStep(walk, array)));
  if (positional.every((walk, i) => walk !== stopped[i] || walk.done)) return expand(index, positional, result);
  for (const element of array) {
    expand(
      index,
      positional.map((walk, i) => (walk === stopped[i] && !walk.done ? elementStep(walk, element) : walk)),
      result,
    );
  }
}

/** Goes down through documents until the path ends or an array is met. */
function walkDocuments(walk: Walk): Walk {
  if (walk.done) return walk;
  let { value } = walk;
  let at = 0;
  while (at < walk.rest.length && isReachedDoc(value)) value = value[walk.rest[at++]!];
  const rest = walk.rest.slice(at);
  if (Array.isArray(value)) return { value, rest, done: false };
  return { value: rest.length > 0 ? undefined : value, rest: [], done: true };
}

function isReachedDoc(value: Reached): value is Doc {
  return typeof value !== 'symbol' && isDoc(value);
}

function emptyArray(walk: Walk): Walk {
  return { value: walk.rest.length === 0 ? EMPTY : undefined, rest: [], done: true };
}

/** `a.0` reads the element of that position, not a field called "0" of every element. */
function positionalStep(walk: Walk, array: Value[]): Walk {
  const [name, ...rest] = walk.rest;
  if (name === undefined || !/^\d+$/.test(name) || array[Number(name)] === undefined) return walk;
  const value = array[Number(name)];
  return { value, rest, done: rest.length === 0 };
}

/** An element that is itself an array is a value, it is not opened again. */
function elementStep(walk: Walk, element: Value): Walk {
  if (walk.rest.length === 0) return { value: element, rest: [], done: true };
  return isDoc(element) ? { value: element, rest: walk.rest, done: false } : { value: undefined, rest: [], done: true };
}

function parallelArrays(index: IndexEntry): MongoError {
  const paths = index.fields.map((field) => `[${field.path}]`).join(' ');
  return new MongoError(171, `cannot index parallel arrays ${paths}`);
}

function emit(index: IndexEntry, walks: Walk[], result: IndexKeys): void {
  if (index.sparse && walks.every((walk) => walk.value === undefined)) return;
  let key = '';
  walks.forEach((walk, i) => {
    const full = fieldKey(walk.value);
    const part = shortenKey(full, index.fieldLimit);
    if (part !== full) result.shortened = true;
    key += index.fields[i]!.descending ? invertKey(part) : part;
  });
  result.keys.add(key);
}

function fieldKey(value: Reached): KeyBytes {
  if (value === EMPTY) return EMPTY_ARRAY_KEY;
  return keyOf(value ?? null);
}
