import { asInteger } from '../../bson/numbers';
import { doc, type Doc, isDoc, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import { compileFilter } from '../../query/filter';
import { byKey, compileSort } from '../../query/sort';
import { valueAt } from '../../query/path';
import type { Flow } from '../../server/operation';
import type { Stage, StageBuilder } from '../stage';

function match(accepts: (document: Doc) => boolean): Stage {
  return function* (input) {
    for (const document of input) if (document === undefined || accepts(document)) yield document;
  };
}

export function wholeNumber(operand: Value, name: string, least: number): number {
  const number = asInteger(operand);
  if (number === undefined || number < least) {
    throw new MongoError(5107201, `invalid argument to ${name} stage: Expected a ${least > 0 ? 'positive' : 'non-negative'} number`);
  }
  return number;
}

function limit(count: number): Stage {
  return function* (input) {
    let left = count;
    for (const document of input) {
      yield document;
      if (document !== undefined && --left === 0) return;
    }
  };
}

function skip(count: number): Stage {
  return function* (input) {
    let left = count;
    for (const document of input) if (document === undefined || left-- <= 0) yield document;
  };
}

/** Collects everything, letting others run on the way. */
function* collect(input: Flow<Doc>, into: Doc[]): Flow<Doc> {
  for (const document of input) {
    if (document === undefined) yield undefined;
    else into.push(document);
  }
}

function sort(operand: Value): Stage {
  if (!isDoc(operand)) throw new MongoError(15973, 'the $sort key specification must be an object');
  if (Object.keys(operand).length === 0) throw new MongoError(15976, '$sort stage must have at least one sort key');
  const order = compileSort(operand);
  return function* (input) {
    const documents: Doc[] = [];
    yield* collect(input, documents);
    const keyed = documents.map((document) => ({ document, key: order.keyOf(document) }));
    for (const { document } of keyed.sort(byKey)) yield document;
  };
}

function count(operand: Value): Stage {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw new MongoError(40156, 'the count field must be a non-empty string, not start with $ and not hold a dot');
  }
  return function* (input) {
    let total = 0;
    for (const document of input) {
      if (document === undefined) yield undefined;
      else total++;
    }
    if (total > 0) yield doc({ [operand]: total });
  };
}

function sample(operand: Value): Stage {
  const size = isDoc(operand) ? asInteger(operand['size']) : undefined;
  if (size === undefined || size <= 0) throw new MongoError(28747, 'size argument to $sample must be a positive integer');
  return function* (input) {
    const chosen: Doc[] = [];
    let seen = 0;
    for (const document of input) {
      if (document === undefined) {
        yield undefined;
        continue;
      }
      const place = seen < size ? seen : Math.floor(Math.random() * (seen + 1));
      if (place < size) chosen[place] = document;
      seen++;
    }
    yield* shuffled(chosen);
  };
}

function shuffled(documents: Doc[]): Doc[] {
  return documents
    .map((document) => ({ document, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ document }) => document);
}

interface Unwind {
  path: string[];
  indexField: string | undefined;
  keepEmpty: boolean;
}

function readUnwind(operand: Value): Unwind {
  const given = isDoc(operand) ? operand : doc({ path: operand });
  const unknown = Object.keys(given).find((name) => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name));
  if (unknown) throw new MongoError(28811, `unrecognized option to $unwind stage: ${unknown}`);
  const { path, includeArrayIndex: indexField, preserveNullAndEmptyArrays: keep } = given as Record<string, Value | undefined>;
  if (typeof path !== 'string') throw new MongoError(28808, 'expected a string as the path for $unwind stage');
  if (!path.startsWith('$')) throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (indexField !== undefined && typeof indexField !== 'string')
    throw new MongoError(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage');
  return { path: path.slice(1).split('.'), indexField, keepEmpty: keep === true };
}

function unwind(operand: Value): Stage {
  const { path, indexField, keepEmpty } = readUnwind(operand);
  return function* (input) {
    for (const document of input) {
      if (document === undefined) yield undefined;
      else yield* unwound(document, path, indexField, keepEmpty);
    }
  };
}

function* unwound(document: Doc, path: string[], indexField: string | undefined, keepEmpty: boolean): Flow<Doc> {
  const value = valueAt(document, path);
  const numbered = (result: Doc, index: bigint | null): Doc =>
    indexField === undefined ? result : withValue(result, indexField.split('.'), index);
  if (Array.isArray(value) && value.length > 0) {
    for (let i = 0; i < value.length; i++) yield numbered(withValue(document, path, value[i]), BigInt(i));
  } else if (value !== undefined && value !== null && !Array.isArray(value)) {
    yield numbered(document, null);
  } else if (keepEmpty) {
    yield numbered(Array.isArray(value) ? withValue(document, path, undefined) : document, null);
  }
}

/** A copy of the document with another value at a path; undefined removes it. */
export function withValue(document: Doc, [name, ...rest]: string[], value: Value | undefined): Doc {
  const copy = Object.assign(doc(), document);
  const inner = document[name!];
  const next = rest.length === 0 ? value : withValue(isDoc(inner) ? inner : doc(), rest, value);
  if (next === undefined) delete copy[name!];
  else copy[name!] = next;
  return copy;
}

export const flowStages: Record<string, StageBuilder> = {
  $match: (operand, { scope }) => {
    if (!isDoc(operand)) throw new MongoError(15959, 'the match filter must be an expression in an object');
    return match(compileFilter(operand, scope));
  },
  $limit: (operand) => limit(wholeNumber(operand, '$limit', 1)),
  $skip: (operand) => skip(wholeNumber(operand, '$skip', 0)),
  $sort: sort,
  $count: count,
  $sample: sample,
  $unwind: unwind,
};
