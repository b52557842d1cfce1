import type { Scope } from '../aggregate/scope';
import { equalValues } from '../bson/compare';
import { cloneValue, Doc, isDoc, type Value } from '../bson/value';
import { failedToParse, MongoError } from '../errors';
import { readArrayFilters } from './array-filters';
import { compileOperators } from './operator-update';
import { compileUpdatePipeline } from './pipeline-update';

export interface ApplyContext {
  isInsert: boolean;
  now: Date;
  arrayIndex?: number | undefined;
}

export interface Update {
  kind: 'operators' | 'replacement' | 'pipeline';
  /** The changed document; the given one stays as it is. Throws code 66 when _id would change. */
  apply(document: Doc, context: ApplyContext): Doc;
}

export interface UpdateOptions {
  scope: Scope;
  arrayFilters?: Value | undefined;
}

/** Compiles the three forms of an update: operators, a whole document, or a pipeline. */
export function compileUpdate(update: Value | undefined, options: UpdateOptions): Update {
  const compiled = compileForm(update, options);
  return { kind: compiled.kind, apply: (document, context) => keepId(document, compiled.apply(document, context), compiled.kind) };
}

function compileForm(update: Value | undefined, options: UpdateOptions): Update {
  if (Array.isArray(update)) {
    if (options.arrayFilters !== undefined) throw failedToParse('arrayFilters may not be specified for pipeline-style updates');
    return { kind: 'pipeline', apply: compileUpdatePipeline(update, options.scope) };
  }
  if (!isDoc(update)) throw failedToParse('Update argument must be either an object or an array');
  const [first] = Object.keys(update);
  if (first === undefined || !first.startsWith('$')) return replacement(update, options);
  const apply = compileOperators(update, readArrayFilters(options.arrayFilters));
  return { kind: 'operators', apply: (document, context) => apply(cloneValue(document), context) };
}

function replacement(update: Doc, options: UpdateOptions): Update {
  if (options.arrayFilters !== undefined) throw failedToParse('arrayFilters may not be specified for replacement-style updates');
  const dollar = Object.keys(update).find((name) => name.startsWith('$'));
  if (dollar)
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document.`,
    );
  return { kind: 'replacement', apply: () => update };
}

/** _id stays, and stands first. */
function keepId(before: Doc, after: Doc, kind: Update['kind']): Doc {
  const id = before['_id'];
  const given = after['_id'];
  if (id === undefined) return after;
  if (given === undefined && kind === 'operators') throw immutableId();
  if (given !== undefined && !equalValues(given, id)) throw immutableId(kind);
  if (Object.keys(after)[0] === '_id') return given === id ? after : withId(id, after);
  return withId(id, after);
}

function withId(id: Value, document: Doc): Doc {
  const result = new Doc();
  result['_id'] = id;
  for (const name of Object.keys(document)) if (name !== '_id') result[name] = document[name]!;
  return result;
}

function immutableId(kind: Update['kind'] = 'operators'): MongoError {
  const message =
    kind === 'replacement'
      ? "After applying the update, the (immutable) field '_id' was found to have been altered"
      : "Performing an update on the path '_id' would modify the immutable field '_id'";
  return new MongoError(66, message);
}
