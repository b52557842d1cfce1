import { decode } from '../bson/decode';
import { encodeStored } from '../bson/encode';
import { type KeyBytes, readUnsigned53, unsigned53Key } from '../bson/keys';
import { show } from '../bson/show';
import { doc, type Doc, type Value } from '../bson/value';
import { MongoError } from '../errors';
import { type FieldPath, valueAt } from '../query/path';
import { flagsKey, indexPrefix, prefixEnd, recordKey, recordOfKey, recordsPrefix } from '../storage/layout';
import type { View } from '../storage/view';
import type { Access } from '../transactions/access';
import { type CollectionEntry, type IndexEntry, keyPatternOf } from './collection-entry';
import { type IndexKeys, indexKeysOf } from './index-keys';

const NOTHING = Buffer.alloc(0);
const MULTIKEY = 1;
const SHORTENED = 2;

/** What an index has seen so far; both only ever turn on. */
export interface IndexFlags {
  multikey: boolean;
  shortened: boolean;
}

export function indexFlags(view: View, index: IndexEntry): IndexFlags {
  const bits = view.get(flagsKey(index.id))?.[0] ?? 0;
  return { multikey: (bits & MULTIKEY) !== 0, shortened: (bits & SHORTENED) !== 0 };
}

export interface StoredRecord {
  record: number;
  bytes: Buffer;
}

/** Documents and their index entries. Each method is one atomic step: it throws before it writes, or writes all. */
export class Records {
  private readonly nextRecord = new Map<number, number>();

  /** Forgets what was learnt from writes that were lost. */
  reset(): void {
    this.nextRecord.clear();
  }

  read(view: View, entry: CollectionEntry, record: number): Buffer | undefined {
    return view.get(recordKey(entry.id, record));
  }

  insert(access: Access, entry: CollectionEntry, document: Doc, latest: View): number {
    const bytes = encodeStored(document);
    access.holdCollection(entry.key);
    const changes = entry.indexes.map((index) => ({ index, before: undefined, after: indexKeysOf(index, document) }));
    this.checkUnique(access, entry, changes, document);
    const record = this.allocate(entry, latest);
    access.claim(recordKey(entry.id, record));
    access.put(recordKey(entry.id, record), bytes);
    this.writeIndexes(access, changes, record);
    access.countChange(entry.id, 1);
    return record;
  }

  /** Puts a new version in the place of the old one. Returns false when the bytes are the same. */
  replace(access: Access, entry: CollectionEntry, old: StoredRecord & { document: Doc }, document: Doc): boolean {
    const bytes = encodeStored(document);
    if (bytes.equals(old.bytes)) return false;
    access.holdCollection(entry.key);
    access.claim(recordKey(entry.id, old.record));
    const changes = entry.indexes.map((index) => ({
      index,
      before: indexKeysOf(index, old.document),
      after: indexKeysOf(index, document),
    }));
    this.checkUnique(access, entry, changes, document, old.record);
    access.put(recordKey(entry.id, old.record), bytes);
    this.writeIndexes(access, changes, old.record);
    return true;
  }

  remove(access: Access, entry: CollectionEntry, old: StoredRecord & { document: Doc }): void {
    access.holdCollection(entry.key);
    access.claim(recordKey(entry.id, old.record));
    const changes = entry.indexes.map((index) => ({ index, before: indexKeysOf(index, old.document), after: noKeys() }));
    this.claimUnique(access, changes);
    access.put(recordKey(entry.id, old.record), null);
    this.writeIndexes(access, changes, old.record);
    access.countChange(entry.id, -1);
  }

  /**
   * Fills a new index from the documents that are there, and pauses after each. Others may write meanwhile: they keep the index
   * too. Throws code 11000 at a duplicate; dropping the index is the caller's part.
   */
  *fill(access: Access, entry: CollectionEntry, index: IndexEntry): Generator<undefined> {
    const prefix = recordsPrefix(entry.id);
    const cursor = access.view.range(prefix, prefixEnd(prefix));
    for (let next = cursor.next(); next; next = cursor.next()) {
      const document = decode(next.value);
      const record = recordOfKey(next.key);
      const changes = [{ index, before: undefined, after: indexKeysOf(index, document) }];
      this.checkUnique(access, entry, changes, document, record);
      this.writeIndexes(access, changes, record);
      yield undefined;
    }
  }

  private allocate(entry: CollectionEntry, latest: View): number {
    let next = this.nextRecord.get(entry.id);
    if (next === undefined) {
      const prefix = recordsPrefix(entry.id);
      const last = latest.range(prefix, prefixEnd(prefix), true).next();
      next = last ? recordOfKey(last.key) + 1 : 1;
    }
    this.nextRecord.set(entry.id, next + 1);
    return next;
  }

  private claimUnique(access: Access, changes: IndexChange[]): void {
    for (const { index, before, after } of changes) {
      if (!index.unique) continue;
      const prefix = indexPrefix(index.id);
      for (const key of after.keys) if (!before?.keys.has(key)) access.claim(prefix + key);
      for (const key of before?.keys ?? []) if (!after.keys.has(key)) access.claim(prefix + key);
    }
  }

  private checkUnique(access: Access, entry: CollectionEntry, changes: IndexChange[], document: Doc, record?: number): void {
    this.claimUnique(access, changes);
    const own = record === undefined ? undefined : Buffer.from(unsigned53Key(record), 'latin1');
    for (const { index, before, after } of changes) {
      if (!index.unique) continue;
      for (const key of after.keys) {
        if (before?.keys.has(key)) continue;
        const taken = access.view.get(indexPrefix(index.id) + key);
        if (taken && !(own && taken.equals(own))) throw duplicateKey(entry, index, document);
      }
    }
  }

  private writeIndexes(access: Access, changes: IndexChange[], record: number): void {
    const suffix = unsigned53Key(record);
    for (const { index, before, after } of changes) {
      for (const key of before?.keys ?? []) if (!after.keys.has(key)) access.put(entryKey(index, key, suffix), null);
      for (const key of after.keys) {
        if (!before?.keys.has(key)) access.put(entryKey(index, key, suffix), index.unique ? Buffer.from(suffix, 'latin1') : NOTHING);
      }
      raiseFlags(access, index, after);
    }
  }
}

interface IndexChange {
  index: IndexEntry;
  before: IndexKeys | undefined;
  after: IndexKeys;
}

function noKeys(): IndexKeys {
  return { keys: new Set(), multikey: false, shortened: false };
}

function entryKey(index: IndexEntry, key: KeyBytes, suffix: KeyBytes): KeyBytes {
  return indexPrefix(index.id) + key + (index.unique ? '' : suffix);
}

/** The record an index entry points to. */
export function recordOfEntry(index: IndexEntry, key: KeyBytes, value: Buffer): number {
  return index.unique ? readUnsigned53(value.toString('latin1'), 0) : readUnsigned53(key, key.length - 8);
}

function raiseFlags(access: Access, index: IndexEntry, keys: IndexKeys): void {
  const bits = (keys.multikey ? MULTIKEY : 0) | (keys.shortened ? SHORTENED : 0);
  if (bits === 0) return;
  const known = access.view.get(flagsKey(index.id))?.[0] ?? 0;
  if ((known | bits) !== known) access.put(flagsKey(index.id), Buffer.from([known | bits]));
}

function duplicateKey(entry: CollectionEntry, index: IndexEntry, document: Doc): MongoError {
  const keyValue = doc();
  for (const field of index.fields) keyValue[field.path] = shownValue(document, field.parts);
  const message = `E11000 duplicate key error collection: ${entry.namespace} index: ${index.name} dup key: ${show(keyValue)}`;
  return new MongoError(11000, message, doc({ keyPattern: keyPatternOf(index), keyValue }));
}

function shownValue(document: Doc, path: FieldPath): Value {
  return valueAt(document, path) ?? null;
}
