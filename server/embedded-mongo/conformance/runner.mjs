import { MongoClient, MongoError, MongoServerError } from 'mongodb';
import { match, Mismatch } from './match.mjs';
import { optionsOf, runOperation, Skip } from './operations.mjs';

const EVENTS = { commandStartedEvent: 'commandStarted', commandSucceededEvent: 'commandSucceeded', commandFailedEvent: 'commandFailed' };
const SERVER_VERSION = [8, 0, 4];
const HANDSHAKE = new Set(['hello', 'ismaster', 'isMaster', 'configureFailPoint', 'saslStart', 'getnonce']);

/** The named clients, databases, collections, sessions and saved results of one test. */
class Entities {
  #entities = new Map();
  clients = [];
  events = new Map();

  constructor(uri) {
    this.uri = uri;
  }

  set(id, kind, value) {
    this.#entities.set(id, { kind, value });
  }

  get(id) {
    if (!this.#entities.has(id)) throw new Skip(`no entity ${id}`);
    return this.#entities.get(id).value;
  }

  kindOf(id) {
    return this.#entities.get(id)?.kind;
  }

  lsid(id) {
    const session = this.get(id);
    return session.endedId ?? session.id;
  }

  async create(description) {
    const [kind] = Object.keys(description);
    const given = description[kind];
    if (kind === 'client') this.#createClient(given);
    else if (kind === 'database')
      this.set(given.id, kind, this.get(given.client).db(given.databaseName, optionsOf(given.databaseOptions, this)));
    else if (kind === 'collection')
      this.set(given.id, kind, this.get(given.database).collection(given.collectionName, optionsOf(given.collectionOptions, this)));
    else if (kind === 'session') this.#createSession(given);
    else throw new Skip(`entity ${kind} is not played`);
  }

  #createClient({ id, uriOptions = {}, observeEvents = [], ignoreCommandMonitoringEvents = [], serverApi }) {
    const { readConcernLevel, w, ...others } = uriOptions;
    const options = { ...others, monitorCommands: true, ...(serverApi && { serverApi }) };
    if (readConcernLevel) options.readConcern = { level: readConcernLevel };
    if (w !== undefined) options.writeConcern = { w };
    const client = new MongoClient(this.uri, options);
    const events = [];
    const ignored = new Set([...HANDSHAKE, ...ignoreCommandMonitoringEvents]);
    for (const [name, event] of Object.entries(EVENTS)) {
      if (observeEvents.includes(name)) client.on(event, (seen) => ignored.has(seen.commandName) || events.push({ name, event: seen }));
    }
    this.events.set(id, events);
    this.clients.push(client);
    this.set(id, 'client', client);
  }

  #createSession({ id, client, sessionOptions = {} }) {
    const session = this.get(client).startSession({
      ...sessionOptions,
      ...(sessionOptions.defaultTransactionOptions && {
        defaultTransactionOptions: optionsOf(sessionOptions.defaultTransactionOptions, this),
      }),
    });
    session.once('ended', () => (session.endedId = session.id));
    this.set(id, 'session', session);
  }

  async close() {
    await Promise.all(this.clients.map((client) => client.close().catch(() => undefined)));
  }
}

const versionNumbers = (text) => text.split('.').map(Number);
function compareVersions(a, b) {
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}

/** Whether one of the requirements holds for this server: a replica set of version 8.0 without authentication. */
function isMet(requirements) {
  return (requirements ?? [{}]).some((need) => {
    if (need.minServerVersion && compareVersions(SERVER_VERSION, versionNumbers(need.minServerVersion)) < 0) return false;
    if (need.maxServerVersion && compareVersions(SERVER_VERSION, versionNumbers(need.maxServerVersion)) > 0) return false;
    if (need.topologies && !need.topologies.includes('replicaset')) return false;
    return need.serverless !== 'require' && need.auth !== true && !need.csfle && !need.serverParameters;
  });
}

/** What stands in for a test's need of a fail point or a sharded cluster; undefined when nothing does. */
function reasonToSkip(file, test) {
  const reason = test.skipReason;
  if (reason) return reason;
  if (!isMet(file.runOnRequirements) || !isMet(test.runOnRequirements)) return 'another topology or server version';
  const names = JSON.stringify(test.operations);
  if (/"name":"(failPoint|targetedFailPoint)"/.test(names)) return 'fail points';
  if (/"name":"assertSession(Pinned|Unpinned)"/.test(names)) return 'sharded cluster';
  return undefined;
}

async function assertError(expected, error, context) {
  if (!(error instanceof Error)) throw new Mismatch('expected an error, got none');
  const message = `${error.message} (code ${error.code})`;
  const fail = (what) => {
    throw new Mismatch(`${what}: ${message}`);
  };
  if (expected.isClientError === true && error instanceof MongoServerError) fail('expected a client error');
  if (expected.isClientError === false && !(error instanceof MongoServerError)) fail('expected a server error');
  if (expected.errorContains && !error.message.toLowerCase().includes(expected.errorContains.toLowerCase()))
    fail(`expected "${expected.errorContains}"`);
  if (expected.errorCode !== undefined && error.code !== expected.errorCode) fail(`expected code ${expected.errorCode}`);
  if (expected.errorCodeName && error.codeName !== expected.errorCodeName)
    fail(`expected ${expected.errorCodeName}, got ${error.codeName}`);
  for (const label of expected.errorLabelsContain ?? [])
    if (!(error instanceof MongoError && error.hasErrorLabel(label))) fail(`no label ${label}`);
  for (const label of expected.errorLabelsOmit ?? []) if (error instanceof MongoError && error.hasErrorLabel(label)) fail(`label ${label}`);
  if (expected.errorResponse) match(expected.errorResponse, error.errorResponse ?? error.cause?.errorResponse, { ...context, path: '' });
  if (expected.expectResult) match(expected.expectResult, plain(error.result ?? error.partialResult), { ...context, path: '' });
  if (expected.writeErrors) match(expected.writeErrors, plain(error.writeErrors), { ...context, path: '' });
}

/** Driver results are classes and maps; tests compare plain documents. */
function plain(value) {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, plain(each)]));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
  if (value._bsontype || value instanceof Date) return value;
  const getters = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(([, property]) => property.get);
  return Object.fromEntries(
    [...Object.entries(value), ...getters.map(([name]) => [name, value[name]])].map(([key, each]) => [key, plain(each)]),
  );
}

const ASSERTIONS = {
  createEntities: async ({ entities: wanted }, { entities }) => {
    for (const each of wanted) await entities.create(each);
  },
  assertSessionTransactionState: ({ session, state }, { entities }) => {
    const actual = entities.get(session).transaction.state;
    const names = { none: 'NO_TRANSACTION', starting: 'STARTING_TRANSACTION', in_progress: 'TRANSACTION_IN_PROGRESS' };
    const wanted = names[state] ?? `TRANSACTION_${state.toUpperCase()}`;
    if (actual !== wanted) throw new Mismatch(`transaction state is ${actual}, not ${state}`);
  },
  assertCollectionExists: (given, context) => assertCollection(given, context, true),
  assertCollectionNotExists: (given, context) => assertCollection(given, context, false),
  assertIndexExists: (given, context) => assertIndex(given, context, true),
  assertIndexNotExists: (given, context) => assertIndex(given, context, false),
  assertSameLsidOnLastTwoCommands: (given, context) => assertLsids(given, context, true),
  assertDifferentLsidOnLastTwoCommands: (given, context) => assertLsids(given, context, false),
};

async function assertCollection({ databaseName, collectionName }, { internal }, wanted) {
  const found = await internal.db(databaseName).listCollections({ name: collectionName }).toArray();
  if (found.length > 0 !== wanted) throw new Mismatch(`collection ${collectionName} ${wanted ? 'is missing' : 'exists'}`);
}

async function assertIndex({ databaseName, collectionName, indexName }, { internal }, wanted) {
  const found = await internal
    .db(databaseName)
    .collection(collectionName)
    .listIndexes()
    .toArray()
    .catch(() => []);
  if (found.some(({ name }) => name === indexName) !== wanted) throw new Mismatch(`index ${indexName} ${wanted ? 'is missing' : 'exists'}`);
}

function assertLsids({ client }, { entities }, same) {
  const started = entities.events.get(client).filter(({ name }) => name === 'commandStartedEvent');
  const [a, b] = started.slice(-2).map(({ event }) => event.command.lsid.id.toString('hex'));
  if ((a === b) !== same) throw new Mismatch(`the last two commands have ${same ? 'different' : 'the same'} sessions`);
}

async function runStep(operation, context) {
  const { entities } = context;
  if (operation.object === 'testRunner') {
    const assertion = ASSERTIONS[operation.name];
    if (!assertion) throw new Skip(`operation ${operation.name} is not played`);
    return assertion(operation.arguments, context);
  }
  let result;
  try {
    result = await runOperation(operation, entities, async (callback) => {
      for (const each of callback) await runStep(each, context);
    });
  } catch (error) {
    if (error instanceof Skip || error instanceof Mismatch) throw error;
    if (operation.ignoreResultAndError) return;
    if (!operation.expectError) throw error;
    return assertError(operation.expectError, error, context);
  }
  if (operation.expectError) throw new Mismatch(`${operation.name}: expected an error, got none`);
  if ('expectResult' in operation) match(operation.expectResult, plain(result) ?? undefined, { ...context, path: '' });
  if (operation.saveResultAsEntity) entities.set(operation.saveResultAsEntity, 'result', result);
}

function assertEvents({ client, events: expected, ignoreExtraEvents = false, eventType = 'command' }, context) {
  if (eventType !== 'command') return;
  const actual = context.entities.events.get(client);
  if (ignoreExtraEvents ? actual.length < expected.length : actual.length !== expected.length) {
    throw new Mismatch(`expected ${expected.length} events, got ${actual.map(({ event }) => event.commandName)}`);
  }
  expected.forEach((each, i) => {
    const [name] = Object.keys(each);
    if (actual[i].name !== name) throw new Mismatch(`event ${i}: expected ${name}, got ${actual[i].name}`);
    for (const field of ['commandName', 'databaseName'])
      if (each[name][field]) match(each[name][field], actual[i].event[field], { ...context, path: field });
    for (const field of ['command', 'reply'])
      if (each[name][field]) match(each[name][field], actual[i].event[field], { ...context, path: '' });
  });
}

async function assertOutcome({ databaseName, collectionName, documents }, context) {
  const found = await context.internal.db(databaseName).collection(collectionName).find().sort({ _id: 1 }).toArray();
  match(documents, found, { ...context, path: 'outcome' });
}

async function prepare(internal, file) {
  for (const { databaseName, collectionName, documents, createOptions } of file.initialData ?? []) {
    const db = internal.db(databaseName);
    await db.dropCollection(collectionName).catch(() => undefined);
    await db.createCollection(collectionName, createOptions ?? {});
    if (documents.length > 0) await db.collection(collectionName).insertMany(documents);
  }
}

/** Plays one test. Returns {state: 'passed' | 'failed' | 'skipped', reason?}. */
export async function playTest(uri, internal, file, test) {
  const reason = reasonToSkip(file, test);
  if (reason) return { state: 'skipped', reason };
  const entities = new Entities(uri);
  const context = { entities, internal };
  try {
    await prepare(internal, file);
    for (const each of file.createEntities ?? []) await entities.create(each);
    for (const operation of test.operations) await runStep(operation, context);
    for (const expected of test.expectEvents ?? []) assertEvents(expected, context);
    for (const expected of test.outcome ?? []) await assertOutcome(expected, context);
    return { state: 'passed' };
  } catch (error) {
    if (error instanceof Skip) return { state: 'skipped', reason: error.message };
    return { state: 'failed', reason: `${error.constructor.name}: ${error.message}`.slice(0, 400) };
  } finally {
    await entities.close();
  }
}
