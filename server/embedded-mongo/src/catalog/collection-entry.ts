import type { Binary } from 'bson';
import type { KeyBytes } from '../bson/keys';
import { type Doc, doc, isDoc, type Value } from '../bson/value';
import { compileFilter, type Filter } from '../query/filter';
import { INDEX_PREFIX_BYTES, LONGEST_KEY, RECORD_BYTES } from '../storage/layout';

/** One field of an index: its path and direction. */
interface IndexField {
  path: string;
  parts: string[];
  descending: boolean;
}

export interface IndexEntry {
  id: number;
  name: string;
  fields: IndexField[];
  unique: boolean;
  sparse: boolean;
  expireAfterSeconds?: number;
  partial?: { expression: Doc; matches: Filter };
  /** Still being filled: kept up by writes, not yet read. */
  building: boolean;
  /** Kept up, but no query may use it. */
  hidden: boolean;
  /** Bytes a single field may take in a key. */
  fieldLimit: number;
  /** As listIndexes shows it. */
  specification: Doc;
}

/** What the catalog knows of a collection. Immutable: a change makes a new entry. */
export interface CollectionEntry {
  key: KeyBytes;
  id: number;
  database: string;
  name: string;
  namespace: string;
  uuid: Binary;
  options: Doc;
  indexes: IndexEntry[];
}

function indexFields(keyPattern: Doc): IndexField[] {
  return Object.keys(keyPattern).map((path) => ({ path, parts: path.split('.'), descending: Number(keyPattern[path]) < 0 }));
}

export function indexEntry(id: number, specification: Doc, building = false): IndexEntry {
  const fields = indexFields(specification['key'] as Doc);
  const partial = specification['partialFilterExpression'];
  const expire = specification['expireAfterSeconds'];
  return {
    id,
    name: specification['name'] as string,
    fields,
    unique: isTrue(specification['unique']) || specification['name'] === '_id_',
    sparse: isTrue(specification['sparse']),
    ...(expire !== undefined && { expireAfterSeconds: Number(expire) }),
    ...(isDoc(partial) && { partial: { expression: partial, matches: compileFilter(partial) } }),
    building,
    hidden: isTrue(specification['hidden']),
    fieldLimit: Math.floor((LONGEST_KEY - INDEX_PREFIX_BYTES - RECORD_BYTES) / fields.length),
    specification,
  };
}

function isTrue(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== false && Number(value) !== 0;
}

export function keyPatternOf(index: IndexEntry): Doc {
  return index.specification['key'] as Doc;
}

/** The stored form of an entry; collectionEntry reads it back. */
export function storedEntry(entry: CollectionEntry): Doc {
  const indexes = entry.indexes.map((index) => doc({ id: index.id, specification: index.specification, building: index.building }));
  return doc({ id: entry.id, uuid: entry.uuid, options: entry.options, indexes });
}

export function collectionEntry(key: KeyBytes, database: string, name: string, stored: Doc): CollectionEntry {
  const indexes = (stored['indexes'] as Doc[]).map((index) =>
    indexEntry(index['id'] as number, index['specification'] as Doc, index['building'] === true),
  );
  return {
    key,
    id: stored['id'] as number,
    database,
    name,
    namespace: `${database}.${name}`,
    uuid: stored['uuid'] as Binary,
    options: stored['options'] as Doc,
    indexes,
  };
}
