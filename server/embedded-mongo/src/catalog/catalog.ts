import { randomUUID } from 'node:crypto';
import { UUID } from 'bson';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import type { KeyBytes } from '../bson/keys';
import { doc, type Doc } from '../bson/value';
import { MongoError } from '../errors';
import {
  catalogKey,
  CATALOG,
  databasePrefix,
  flagsKey,
  GARBAGE,
  garbageKey,
  indexPrefix,
  prefixEnd,
  recordsPrefix,
} from '../storage/layout';
import type { View } from '../storage/view';
import type { Access } from '../transactions/access';
import { type CollectionEntry, collectionEntry, indexEntry, storedEntry } from './collection-entry';

const ID_INDEX = (): Doc => doc({ v: 2, key: doc({ _id: 1 }), name: '_id_' });

/**
 * The collections and their indexes. Entries live in the store like documents do, so a collection or index created inside a
 * transaction is seen by it alone until it commits.
 */
export class Catalog {
  private nextId: number;
  private readonly parsed = new Map<KeyBytes, { bytes: Buffer; entry: CollectionEntry }>();

  constructor(view: View) {
    this.nextId = 1 + highestId(view);
  }

  find(view: View, database: string, name: string): CollectionEntry | undefined {
    const key = catalogKey(database, name);
    const bytes = view.get(key);
    return bytes && this.parse(key, bytes, database, name);
  }

  private parse(key: KeyBytes, bytes: Buffer, database: string, name: string): CollectionEntry {
    const known = this.parsed.get(key);
    if (known?.bytes.equals(bytes)) return known.entry;
    const entry = collectionEntry(key, database, name, decode(bytes));
    this.parsed.set(key, { bytes, entry });
    return entry;
  }

  /** The collections of a database, by name. */
  list(view: View, database: string): CollectionEntry[] {
    const prefix = databasePrefix(database);
    const entries: CollectionEntry[] = [];
    const cursor = view.range(prefix, prefixEnd(prefix));
    for (let next = cursor.next(); next; next = cursor.next()) {
      const name = Buffer.from(next.key.slice(prefix.length), 'latin1').toString('utf8');
      entries.push(this.parse(next.key, next.value, database, name));
    }
    return entries;
  }

  /** The names of the databases that hold a collection. */
  databases(view: View): string[] {
    const names: string[] = [];
    let from = CATALOG;
    for (;;) {
      const next = view.range(from, prefixEnd(CATALOG)).next();
      if (!next) return names;
      const name = next.key.slice(1, next.key.indexOf('\0'));
      names.push(Buffer.from(name, 'latin1').toString('utf8'));
      from = prefixEnd(`${CATALOG}${name}\0`);
    }
  }

  create(access: Access, database: string, name: string, options: Doc = doc()): CollectionEntry {
    checkNames(database, name);
    const id = this.nextId++;
    const stored = doc({ id, uuid: new UUID(randomUUID()), options, indexes: [doc({ id: this.nextId++, specification: ID_INDEX() })] });
    const entry = collectionEntry(catalogKey(database, name), database, name, stored);
    this.save(access, entry);
    return entry;
  }

  findOrCreate(access: Access, database: string, name: string): CollectionEntry {
    return this.find(access.view, database, name) ?? this.create(access, database, name);
  }

  /** Adds indexes. They are marked as being built until finishIndexes. */
  addIndexes(access: Access, entry: CollectionEntry, specifications: Doc[]): CollectionEntry {
    const added = specifications.map((specification) => indexEntry(this.nextId++, specification, true));
    const changed = { ...entry, indexes: [...entry.indexes, ...added] };
    this.save(access, changed);
    return changed;
  }

  /** Opens the named indexes for reading, once they are filled. */
  finishIndexes(access: Access, entry: CollectionEntry, names: ReadonlySet<string>): void {
    const indexes = entry.indexes.map((index) => (names.has(index.name) ? { ...index, building: false } : index));
    this.save(access, { ...entry, indexes });
  }

  /** Drops the indexes a crash left half-built. */
  dropUnfinished(access: Access): void {
    for (const database of this.databases(access.view)) {
      for (const entry of this.list(access.view, database)) {
        const unfinished = entry.indexes.filter((index) => index.building).map((index) => index.name);
        if (unfinished.length > 0) this.dropIndexes(access, entry, new Set(unfinished));
      }
    }
  }

  /** Puts a new specification in the place of one with the same name (collMod). */
  replaceIndex(access: Access, entry: CollectionEntry, specification: Doc): void {
    const indexes = entry.indexes.map((index) => (index.name === specification['name'] ? indexEntry(index.id, specification) : index));
    this.save(access, { ...entry, indexes });
  }

  dropIndexes(access: Access, entry: CollectionEntry, names: ReadonlySet<string>): void {
    const dropped = entry.indexes.filter((index) => names.has(index.name));
    this.save(access, { ...entry, indexes: entry.indexes.filter((index) => !names.has(index.name)) });
    for (const index of dropped) discardIndex(access, index.id);
  }

  drop(access: Access, entry: CollectionEntry): void {
    access.claim(entry.key);
    access.put(entry.key, null);
    access.put(garbageKey(recordsPrefix(entry.id)), Buffer.alloc(0));
    for (const index of entry.indexes) discardIndex(access, index.id);
  }

  /** The same collection under another name. */
  rename(access: Access, entry: CollectionEntry, database: string, name: string): void {
    checkNames(database, name);
    access.claim(entry.key);
    access.put(entry.key, null);
    this.save(access, { ...entry, key: catalogKey(database, name), database, name, namespace: `${database}.${name}` });
  }

  private save(access: Access, entry: CollectionEntry): void {
    access.claim(entry.key);
    access.put(entry.key, encode(storedEntry(entry)));
  }
}

function discardIndex(access: Access, id: number): void {
  access.put(flagsKey(id), null);
  access.put(garbageKey(indexPrefix(id)), Buffer.alloc(0));
}

/** Throws code 73 for what cannot be a database's name. */
export function checkDatabaseName(name: string): void {
  if (name === '' || /[/\\. "$\0]/.test(name) || Buffer.byteLength(name) > 63) {
    throw new MongoError(73, `Invalid database name: '${name}'`);
  }
}

function checkNames(database: string, name: string): void {
  checkDatabaseName(database);
  const malformed = name === '' || name.includes('$') || name.includes('\0') || name.startsWith('.') || name.endsWith('.');
  if (malformed || Buffer.byteLength(name) + Buffer.byteLength(database) > 254) {
    throw new MongoError(73, `Invalid collection name: '${name}'`);
  }
}

/** Ids of dropped collections stay taken until their entries are removed. */
function highestId(view: View): number {
  let highest = 0;
  const catalog = view.range(CATALOG, prefixEnd(CATALOG));
  for (let next = catalog.next(); next; next = catalog.next()) {
    const stored = decode(next.value);
    highest = Math.max(highest, stored['id'] as number, ...(stored['indexes'] as Doc[]).map((index) => index['id'] as number));
  }
  const garbage = view.range(GARBAGE, prefixEnd(GARBAGE));
  for (let next = garbage.next(); next; next = garbage.next()) {
    highest = Math.max(highest, Buffer.from(next.key.slice(2), 'latin1').readUInt32BE(0));
  }
  return highest;
}
