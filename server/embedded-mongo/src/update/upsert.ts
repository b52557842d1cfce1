import { BSONRegExp, ObjectId } from 'bson';
import { cloneValue, Doc, isDoc, type Value } from '../bson/value';
import { MongoError } from '../errors';
import type { FilterNode } from '../query/filter';
import { ComparePredicate } from '../query/predicates';
import { valueAt } from '../query/path';
import { changeAt } from './paths';
import type { Update } from './update';

/** The document an upsert inserts: the equalities of the query, then the update, with an _id. */
export function upsertedDocument(node: FilterNode, update: Update, now: Date): Doc {
  const seed = seedFrom(node, update.kind === 'replacement');
  return withFirstId(update.apply(seed, { isInsert: true, now }));
}

function seedFrom(node: FilterNode, idAlone: boolean): Doc {
  const seed = new Doc();
  for (const { parts, value } of equalities(node)) {
    if (idAlone && parts[0] !== '_id') continue;
    if (valueAt(seed, parts) !== undefined)
      throw new MongoError(54, `cannot infer query fields to set, path '${parts.join('.')}' is matched twice`);
    changeAt(seed, [...parts], true, () => cloneValue(value));
  }
  return seed;
}

function equalities(node: FilterNode): { parts: readonly string[]; value: Value }[] {
  if (node.kind === 'and' || (node.kind === 'or' && node.children.length === 1)) return node.children.flatMap(equalities);
  if (node.kind !== 'path' || !(node.predicate instanceof ComparePredicate) || node.predicate.operator !== '$eq') return [];
  return [{ parts: node.parts, value: node.predicate.operand }];
}

/** The document with its _id in front, a new one if it has none. */
export function withFirstId(document: Doc): Doc {
  const id = document['_id'];
  if (id !== undefined && Object.keys(document)[0] === '_id') return document;
  const result = new Doc();
  result['_id'] = id === undefined ? new ObjectId() : id;
  for (const name of Object.keys(document)) if (name !== '_id') result[name] = document[name]!;
  return result;
}

/** Refuses an _id that no index can hold once (code 53), or that could not be asked for (code 52). */
export function checkId(document: Doc): void {
  const id = document['_id'];
  if (Array.isArray(id)) throw new MongoError(53, "The '_id' value cannot be of type array");
  if (id instanceof BSONRegExp) throw new MongoError(53, "The '_id' value cannot be of type regex");
  const dollar = isDoc(id) ? Object.keys(id).find((name) => name.startsWith('$')) : undefined;
  if (dollar) throw new MongoError(52, `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`);
}
