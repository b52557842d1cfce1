import { ReadPreference } from 'mongodb';

/** A test that needs what this server or runner does not have. */
export class Skip extends Error {}

const lower = (text) => text && text[0].toLowerCase() + text.slice(1);
const toList = (cursor) => cursor.toArray();

/** Options as the driver wants them: sessions by entity, read preferences as objects. */
export function optionsOf(given, entities) {
  const options = { ...given };
  if (typeof options.session === 'string') options.session = entities.get(options.session);
  if (options.readPreference) options.readPreference = ReadPreference.fromOptions({ readPreference: options.readPreference });
  if (options.returnDocument) options.returnDocument = lower(options.returnDocument);
  return options;
}

const COLLECTION = {
  find: (c, { filter, ...o }) => toList(c.find(filter, o)),
  findOne: (c, { filter, ...o }) => c.findOne(filter, o),
  insertOne: (c, { document, ...o }) => c.insertOne(document, o),
  insertMany: (c, { documents, ...o }) => c.insertMany(documents, o),
  updateOne: (c, { filter, update, ...o }) => c.updateOne(filter, update, o),
  updateMany: (c, { filter, update, ...o }) => c.updateMany(filter, update, o),
  replaceOne: (c, { filter, replacement, ...o }) => c.replaceOne(filter, replacement, o),
  deleteOne: (c, { filter, ...o }) => c.deleteOne(filter, o),
  deleteMany: (c, { filter, ...o }) => c.deleteMany(filter, o),
  findOneAndUpdate: (c, { filter, update, ...o }) => c.findOneAndUpdate(filter, update, o),
  findOneAndReplace: (c, { filter, replacement, ...o }) => c.findOneAndReplace(filter, replacement, o),
  findOneAndDelete: (c, { filter, ...o }) => c.findOneAndDelete(filter, o),
  aggregate: (c, { pipeline, ...o }) => toList(c.aggregate(pipeline, o)),
  count: (c, { filter, ...o }) => c.count(filter, o),
  countDocuments: (c, { filter, ...o }) => c.countDocuments(filter, o),
  estimatedDocumentCount: (c, o) => c.estimatedDocumentCount(o),
  distinct: (c, { fieldName, filter, ...o }) => c.distinct(fieldName, filter, o),
  bulkWrite: (c, { requests, ...o }) => c.bulkWrite(requests, o),
  createIndex: (c, { keys, ...o }) => c.createIndex(keys, o),
  dropIndex: (c, { name, ...o }) => c.dropIndex(name, o),
  listIndexes: (c, o) => toList(c.listIndexes(o)),
};

const withoutName = (options) => ({ ...options, commandName: undefined });

const DATABASE = {
  aggregate: (db, { pipeline, ...o }) => toList(db.aggregate(pipeline, o)),
  runCommand: (db, { command, ...o }) => db.command(command, withoutName(o)),
  runCursorCommand: (db, { command, ...o }) => toList(db.runCursorCommand(command, withoutName(o))),
  createCollection: (db, { collection, ...o }) => db.createCollection(collection, o),
  dropCollection: (db, { collection, ...o }) => db.dropCollection(collection, o),
  listCollections: (db, { filter, ...o }) => toList(db.listCollections(filter, o)),
  modifyCollection: (db, { collection, ...o }) => db.command({ collMod: collection, ...o }),
};

const CLIENT = {
  listDatabases: (client, o) => client.db('admin').admin().listDatabases(o),
  close: (client) => client.close(),
  clientBulkWrite: (client, { models, ...o }) => {
    const flat = models.map((model) => {
      const [name] = Object.keys(model);
      return { name, ...model[name] };
    });
    return client.bulkWrite(flat, o);
  },
};

const SESSION = {
  startTransaction: (session, o) => session.startTransaction(o),
  commitTransaction: (session, o) => session.commitTransaction(o),
  abortTransaction: (session, o) => session.abortTransaction(o),
  endSession: (session) => session.endSession(),
};

const TABLES = { collection: COLLECTION, database: DATABASE, client: CLIENT, session: SESSION };

/** Runs one operation of a test on the entity it names. */
export async function runOperation(operation, entities, runAll) {
  const kind = entities.kindOf(operation.object);
  const entity = entities.get(operation.object);
  const options = optionsOf(operation.arguments ?? {}, entities);
  if (kind === 'session' && operation.name === 'withTransaction') {
    const { callback, ...transactionOptions } = options;
    return entity.withTransaction(() => runAll(callback), transactionOptions);
  }
  const run = TABLES[kind]?.[operation.name];
  if (!run) throw new Skip(`operation ${operation.name} is not played`);
  return run(entity, options);
}
