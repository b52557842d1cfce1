import { equalValues } from '../bson/compare';
import { isAnyNumber, toNumber } from '../bson/numbers';
import { show } from '../bson/show';
import { doc, type Doc, isDoc, type Value } from '../bson/value';
import { type CollectionEntry, type IndexEntry, keyPatternOf } from '../catalog/collection-entry';
import { MongoError, typeMismatch } from '../errors';
import { type FilterNode, parseFilter } from '../query/filter';
import { ComparePredicate, ExistsPredicate, InPredicate, TypePredicate } from '../query/predicates';
import { checkArguments, checkCollation } from './arguments';
import { collectionName, type CommandContext, type Commands, findCollection, step } from './command';
import { cursorReply } from './cursor-reply';

const INDEX_ARGUMENTS = {
  key: 'object!',
  name: 'string!',
  unique: 'bool',
  sparse: 'bool',
  partialFilterExpression: 'object',
  expireAfterSeconds: 'number',
  background: 'bool',
  v: 'number',
  hidden: 'bool',
  collation: 'object',
} as const;

/** The specification as the catalog keeps it. Throws code 67 for a kind of index this server does not have. */
function readSpecification(given: Value): Doc {
  if (!isDoc(given)) throw typeMismatch('each index must be an object');
  const checked = checkArguments('createIndexes.indexes', given, INDEX_ARGUMENTS, false);
  checkCollation(checked['collation']);
  const key = checked['key'] as Doc;
  if (Object.keys(key).length === 0) throw new MongoError(67, 'Index keys cannot be an empty object.');
  for (const path of Object.keys(key)) checkDirection(path, key[path]!);
  const partial = checked['partialFilterExpression'];
  if (isDoc(partial)) checkPartial(partial);
  const expire = checked['expireAfterSeconds'];
  if (expire !== undefined && !(toNumber(expire) >= 0 && toNumber(expire) <= 2147483647)) {
    throw new MongoError(67, `TTL index 'expireAfterSeconds' option must be within an acceptable range, found ${toNumber(expire)}`);
  }
  if (expire !== undefined && Object.keys(key).length !== 1)
    throw new MongoError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL');
  const { key: _key, name, v: _v, background: _background, collation: _collation, ...options } = checked as Record<string, Value>;
  return doc({ v: 2, key, name, ...options });
}

function checkDirection(path: string, direction: Value): void {
  if (path === '' || path.split('.').includes('') || path.startsWith('$'))
    throw new MongoError(67, `Index key has an invalid field name: '${path}'`);
  if (typeof direction === 'string') throw new MongoError(67, `Unknown index plugin '${direction}'`);
  if (!isAnyNumber(direction) || toNumber(direction) === 0 || Number.isNaN(toNumber(direction))) {
    throw new MongoError(67, `Values in v:2 index key pattern must be numbers > 0 or < 0: ${path}`);
  }
}

/** What a partial index may ask of a field. */
const PARTIAL = [ComparePredicate, ExistsPredicate, InPredicate, TypePredicate];

function checkPartial(expression: Doc): void {
  const node = parseFilter(expression);
  const parts = node.kind === 'and' ? node.children : [node];
  const supported = (part: FilterNode): boolean => part.kind === 'path' && PARTIAL.some((kind) => part.predicate instanceof kind);
  if (!parts.every(supported)) throw new MongoError(67, 'Expression not supported in partial index');
}

/** The specifications that are new. Throws code 85 or 86 where name or key is taken by a different index. */
function missingIndexes(entry: CollectionEntry | undefined, specifications: Doc[]): Doc[] {
  const known: Doc[] = (entry?.indexes ?? []).map((index) => index.specification);
  const added: Doc[] = [];
  for (const specification of specifications) {
    const same = known.find((other) => equalValues(other['key']!, specification['key']!) && samePartial(other, specification));
    const named = known.find((other) => other['name'] === specification['name']);
    if (same && sameOptions(same, specification)) {
      if (same['name'] === specification['name'] || isIdKey(specification)) continue;
      throw new MongoError(85, `Index already exists with a different name: ${same['name'] as string}`);
    }
    if (same) throw conflict(85, specification, same);
    if (named) throw conflict(86, specification, named);
    known.push(specification);
    added.push(specification);
  }
  return added;
}

const isIdKey = (specification: Doc): boolean => equalValues(specification['key']!, doc({ _id: 1 }));

function samePartial(a: Doc, b: Doc): boolean {
  return equalValues(a['partialFilterExpression'] ?? null, b['partialFilterExpression'] ?? null);
}

function sameOptions(a: Doc, b: Doc): boolean {
  if (isIdKey(a)) return true;
  return ['unique', 'sparse', 'expireAfterSeconds'].every((name) => optionOf(a, name) === optionOf(b, name));
}

function optionOf(specification: Doc, name: string): number {
  const value = specification[name];
  return typeof value === 'boolean' ? Number(value) : value === undefined ? (name === 'expireAfterSeconds' ? -1 : 0) : toNumber(value);
}

function conflict(code: number, requested: Doc, existing: Doc): MongoError {
  const reason =
    code === 85
      ? 'An equivalent index already exists with the same name but different options.'
      : 'An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation.';
  return new MongoError(code, `${reason} Requested index: ${requested['name'] as string}, existing index: ${existing['name'] as string}`);
}

async function createIndexes(context: CommandContext, given: Doc): Promise<Doc> {
  const specifications = (given['indexes'] as Value[]).map(readSpecification);
  if (specifications.length === 0) throw new MongoError(2, 'Must specify at least one index to create');
  const { catalog } = context.engine;
  const name = collectionName(context);
  const before = findCollection(context);
  const started = await step(context, () => {
    const existing = catalog.find(context.access.view, context.database, name);
    const added = missingIndexes(existing, specifications);
    const entry = existing ?? catalog.create(context.access, context.database, name);
    return {
      names: new Set(added.map((each) => each['name'] as string)),
      entry: added.length > 0 ? catalog.addIndexes(context.access, entry, added) : entry,
    };
  });
  await build(context, started.entry, started.names);
  const after = findCollection(context)!.indexes.length;
  const note = started.names.size === 0 ? { note: 'all indexes already exist' } : {};
  return doc({ numIndexesBefore: before?.indexes.length ?? 1, numIndexesAfter: after, createdCollectionAutomatically: !before, ...note });
}

/** Fills new indexes, then opens them; a duplicate drops them again. */
async function build(context: CommandContext, entry: CollectionEntry, names: ReadonlySet<string>): Promise<void> {
  const { catalog, records } = context.engine;
  if (names.size === 0) return;
  try {
    for (const index of entry.indexes.filter((each) => names.has(each.name))) {
      for (const _ of records.fill(context.access, entry, index)) if (context.operation.tick()) await context.operation.pause();
    }
    await step(context, () => catalog.finishIndexes(context.access, findCollection(context)!, names));
  } catch (error) {
    if (!context.transaction) await step(context, () => catalog.dropIndexes(context.access, findCollection(context)!, names));
    throw error;
  }
}

function listIndexes(context: CommandContext): Doc {
  const entry = findCollection(context);
  if (!entry) throw new MongoError(26, `ns does not exist: ${context.database}.${collectionName(context)}`);
  const listed = entry.indexes.map((index) => index.specification);
  return cursorReply(undefined, entry.namespace, 'firstBatch', listed);
}

async function dropIndexes(context: CommandContext, given: Doc): Promise<Doc> {
  const before = await step(context, () => {
    const entry = findCollection(context);
    if (!entry) throw new MongoError(26, `ns not found ${context.database}.${collectionName(context)}`);
    const names = entry.indexes.filter(indexSelector(entry, given['index']!)).map((index) => index.name);
    context.engine.catalog.dropIndexes(context.access, entry, new Set(names));
    return entry.indexes.length;
  });
  return doc({ nIndexesWas: before });
}

function indexSelector(entry: CollectionEntry, wanted: Value): (index: IndexEntry) => boolean {
  if (wanted === '*') return (index) => index.name !== '_id_';
  const named = Array.isArray(wanted) ? wanted : [wanted];
  const found = named.map((each) => {
    const index = entry.indexes.find((other) => (isDoc(each) ? equalValues(keyPatternOf(other), each) : other.name === each));
    if (!index) throw new MongoError(27, `index not found with name [${show(each)}]`);
    if (index.name === '_id_') throw new MongoError(72, 'cannot drop _id index');
    return index;
  });
  return (index) => found.includes(index);
}

/** The one change of an index there is: its time to live. */
async function collMod(context: CommandContext, given: Doc): Promise<Doc> {
  const wanted = given['index'] as Doc | undefined;
  if (!wanted) return doc();
  const change = checkArguments('collMod.index', wanted, { name: 'string', keyPattern: 'object', expireAfterSeconds: 'number!' }, false);
  const old = await step(context, () => {
    const entry = findCollection(context);
    if (!entry) throw new MongoError(26, `ns does not exist: ${context.database}.${collectionName(context)}`);
    const index = entry.indexes.find(indexSelector(entry, change['name'] ?? change['keyPattern'] ?? ''))!;
    context.engine.catalog.replaceIndex(
      context.access,
      entry,
      doc({ ...index.specification, expireAfterSeconds: change['expireAfterSeconds']! }),
    );
    return index.expireAfterSeconds;
  });
  return doc({
    expireAfterSeconds_old: old === undefined ? undefined : BigInt(old),
    expireAfterSeconds_new: BigInt(toNumber(change['expireAfterSeconds'])),
  });
}

export const indexCommands: Commands = {
  createIndexes: {
    writes: true,
    inTransaction: true,
    arguments: { createIndexes: 'string!', indexes: 'documents!', commitQuorum: 'any' },
    run: createIndexes,
  },
  listIndexes: { arguments: { listIndexes: 'string!', cursor: 'object' }, run: listIndexes },
  dropIndexes: { writes: true, arguments: { dropIndexes: 'string!', index: 'any!' }, run: dropIndexes },
  collMod: { writes: true, arguments: { collMod: 'string!', index: 'object' }, run: collMod },
};
