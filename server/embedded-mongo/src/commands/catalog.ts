import { equalValues } from '../bson/compare';
import { doc, type Doc, toDouble, type Value } from '../bson/value';
import { type CollectionEntry } from '../catalog/collection-entry';
import { MongoError } from '../errors';
import { compileFilter } from '../query/filter';
import { prefixEnd, recordsPrefix } from '../storage/layout';
import { booleanArgument, checkCollation } from './arguments';
import { collectionName, type CommandContext, type Commands, findCollection, step } from './command';
import { cursorReply } from './cursor-reply';

async function create(context: CommandContext, given: Doc): Promise<Doc> {
  checkCollation(given['collation']);
  const name = collectionName(context);
  const { catalog } = context.engine;
  await step(context, () => {
    const existing = catalog.find(context.access.view, context.database, name);
    const options = doc();
    if (!existing) return void catalog.create(context.access, context.database, name, options);
    if (!equalValues(existing.options, options))
      throw new MongoError(48, `namespace ${existing.namespace} already exists, but with different options`);
  });
  return doc();
}

async function drop(context: CommandContext): Promise<Doc> {
  const dropped = await step(context, () => {
    const entry = findCollection(context);
    if (entry) context.engine.catalog.drop(context.access, entry);
    return entry;
  });
  if (!dropped) return doc();
  context.engine.cursors.killOfNamespace(dropped.namespace);
  return doc({ nIndexesWas: dropped.indexes.length, ns: dropped.namespace });
}

async function dropDatabase(context: CommandContext): Promise<Doc> {
  const { catalog } = context.engine;
  const dropped = await step(context, () => {
    const entries = catalog.list(context.access.view, context.database);
    for (const entry of entries) context.access.claim(entry.key);
    for (const entry of entries) catalog.drop(context.access, entry);
    return entries.length;
  });
  return dropped > 0 ? doc({ dropped: context.database }) : doc();
}

async function renameCollection(context: CommandContext, given: Doc): Promise<Doc> {
  const [from, to] = [splitNamespace(given['renameCollection'] as string), splitNamespace(given['to'] as string)];
  const { catalog } = context.engine;
  await step(context, () => {
    const source = catalog.find(context.access.view, ...from);
    const target = catalog.find(context.access.view, ...to);
    if (!source) throw new MongoError(26, `Source collection ${from.join('.')} does not exist`);
    if (target && !booleanArgument(given['dropTarget'])) throw new MongoError(48, 'target namespace exists');
    if (from[0] !== to[0]) throw new MongoError(20, 'renaming into another database is not supported by this server');
    if (target) catalog.drop(context.access, target);
    catalog.rename(context.access, source, ...to);
  });
  return doc();
}

function splitNamespace(namespace: string): [string, string] {
  const dot = namespace.indexOf('.');
  return [namespace.slice(0, dot), namespace.slice(dot + 1)];
}

function listedCollection(entry: CollectionEntry): Doc {
  return doc({
    name: entry.name,
    type: 'collection',
    options: entry.options,
    info: doc({ readOnly: false, uuid: entry.uuid }),
    idIndex: entry.indexes[0]?.specification,
  });
}

function listCollections(context: CommandContext, given: Doc): Doc {
  const entries = context.engine.catalog.list(context.access.view, context.database);
  const accepts = compileFilter((given['filter'] ?? doc()) as Doc);
  const nameOnly = booleanArgument(given['nameOnly']);
  const listed = entries.map(listedCollection).filter((entry) => accepts(entry));
  const shown = listed.map((entry) => (nameOnly ? doc({ name: entry['name']!, type: 'collection' }) : entry));
  return cursorReply(undefined, `${context.database}.$cmd.listCollections`, 'firstBatch', shown);
}

function listDatabases(context: CommandContext, given: Doc): Doc {
  const { catalog } = context.engine;
  const accepts = compileFilter((given['filter'] ?? doc()) as Doc);
  const names = catalog.databases(context.access.view);
  const listed = names.map((name) => doc({ name, sizeOnDisk: 4096n, empty: false })).filter((entry) => accepts(entry));
  if (booleanArgument(given['nameOnly'])) return doc({ databases: listed.map((entry) => doc({ name: entry['name']! })) });
  return doc({ databases: listed, totalSize: BigInt(4096 * listed.length), totalSizeMb: 0n });
}

/** Bytes and number of the documents, by reading them. */
function sizeOf(context: CommandContext, entry: CollectionEntry): { count: number; bytes: number } {
  const prefix = recordsPrefix(entry.id);
  const cursor = context.access.view.range(prefix, prefixEnd(prefix));
  let [count, bytes] = [0, 0];
  for (let next = cursor.next(); next; next = cursor.next()) {
    count++;
    bytes += next.value.length;
    if (context.operation.tick()) context.operation.checkTime();
  }
  return { count, bytes };
}

function collStats(context: CommandContext): Doc {
  const entry = findCollection(context);
  const { count, bytes } = entry ? sizeOf(context, entry) : { count: 0, bytes: 0 };
  const average: Value | undefined = count > 0 ? Math.round(bytes / count) : undefined;
  return doc({
    ns: `${context.database}.${collectionName(context)}`,
    count,
    size: bytes,
    avgObjSize: average,
    storageSize: bytes,
    nindexes: entry?.indexes.length ?? 0,
    capped: false,
  });
}

function dbStats(context: CommandContext): Doc {
  const entries = context.engine.catalog.list(context.access.view, context.database);
  const sizes = entries.map((entry) => sizeOf(context, entry));
  const objects = sizes.reduce((total, size) => total + size.count, 0);
  const bytes = sizes.reduce((total, size) => total + size.bytes, 0);
  return doc({
    db: context.database,
    collections: entries.length,
    views: 0,
    objects,
    avgObjSize: toDouble(objects > 0 ? bytes / objects : 0),
    dataSize: toDouble(bytes),
    storageSize: toDouble(bytes),
    indexes: entries.reduce((total, entry) => total + entry.indexes.length, 0),
  });
}

export const catalogCommands: Commands = {
  create: {
    writes: true,
    inTransaction: true,
    arguments: { create: 'string!', collation: 'object' },
    run: create,
  },
  drop: { writes: true, arguments: { drop: 'string!' }, run: drop },
  dropDatabase: { writes: true, arguments: { dropDatabase: 'any!' }, run: dropDatabase },
  renameCollection: { writes: true, arguments: { renameCollection: 'string!', to: 'string!', dropTarget: 'bool' }, run: renameCollection },
  listCollections: {
    arguments: { listCollections: 'any!', filter: 'object', nameOnly: 'bool', authorizedCollections: 'bool', cursor: 'object' },
    run: listCollections,
  },
  listDatabases: {
    arguments: { listDatabases: 'any!', filter: 'object', nameOnly: 'bool', authorizedDatabases: 'bool' },
    run: listDatabases,
  },
  collStats: { arguments: { collStats: 'string!', scale: 'number' }, run: collStats },
  dbStats: { arguments: { dbStats: 'any!', scale: 'number', freeStorage: 'number' }, run: dbStats },
};
