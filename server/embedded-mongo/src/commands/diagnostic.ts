import { Timestamp } from 'bson';
import { MAX_DOCUMENT_BYTES } from '../bson/encode';
import { doc, type Doc, toDouble } from '../bson/value';
import { MongoError } from '../errors';
import { LARGEST_MESSAGE } from '../wire/message';
import type { CommandContext, Commands } from './command';

/** The server version this one behaves like. */
const VERSION = [8, 0, 4, 0];
const VERSION_TEXT = VERSION.slice(0, 3).join('.');
export const SET_NAME = 'embedded';
export const LARGEST_WRITE_BATCH = 100_000;

/** A replica set of one member. Without topologyVersion the driver asks again from time to time instead of holding a request open. */
function hello(context: CommandContext): Doc {
  const { address } = context;
  const legacy = context.name !== 'hello';
  return doc({
    ...(legacy ? { ismaster: true } : { isWritablePrimary: true }),
    helloOk: true,
    setName: SET_NAME,
    setVersion: 1,
    secondary: false,
    primary: address,
    me: address,
    hosts: [address],
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: LARGEST_MESSAGE,
    maxWriteBatchSize: LARGEST_WRITE_BATCH,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: context.connection.id,
    minWireVersion: 0,
    maxWireVersion: 25,
    readOnly: false,
  });
}

function buildInfo(): Doc {
  return doc({
    version: VERSION_TEXT,
    versionArray: VERSION,
    gitVersion: 'embedded',
    modules: [],
    javascriptEngine: 'none',
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    storageEngines: ['lmdb'],
  });
}

function serverStatus(context: CommandContext): Doc {
  const { engine } = context;
  const memory = process.memoryUsage();
  const uptime = Date.now() - engine.startedAt;
  return doc({
    host: context.address,
    version: VERSION_TEXT,
    process: 'embedded-mongo',
    pid: BigInt(process.pid),
    uptime: toDouble(uptime / 1000),
    uptimeMillis: BigInt(uptime),
    localTime: new Date(),
    mem: doc({ bits: 64, resident: Math.round(memory.rss / 1048576), virtual: Math.round(memory.heapTotal / 1048576) }),
    metrics: doc({ cursor: doc({ open: doc({ total: BigInt(engine.cursors.size) }) }) }),
    transactions: doc({ currentOpen: BigInt(engine.locks.transactions.size) }),
    logicalSessionRecordCache: doc({ activeSessionsCount: engine.sessions.size }),
    storageEngine: doc({ name: 'lmdb', persistent: true, durability: engine.store.durability }),
    repl: doc({ setName: SET_NAME, isWritablePrimary: true, hosts: [context.address] }),
  });
}

/** The parameters clients ask for; there are no others. */
const PARAMETERS: Record<string, Doc> = {
  featureCompatibilityVersion: doc({ version: '8.0' }),
};

function getParameter(context: CommandContext): Doc {
  const wanted = Object.keys(context.body).filter((name) => Object.hasOwn(PARAMETERS, name));
  if (context.body['getParameter'] === '*') return doc(PARAMETERS);
  if (wanted.length === 0) throw new MongoError(72, 'no option found to get');
  return doc(Object.fromEntries(wanted.map((name) => [name, PARAMETERS[name]])));
}

function connectionStatus(): Doc {
  return doc({ authInfo: doc({ authenticatedUsers: [], authenticatedUserRoles: [] }) });
}

const greeting = { arguments: {}, lenient: true, run: hello };

export const diagnosticCommands: Commands = {
  hello: greeting,
  isMaster: greeting,
  ismaster: greeting,
  ping: { arguments: { ping: 'any' }, run: () => doc() },
  buildInfo: { arguments: { buildInfo: 'any' }, run: buildInfo },
  buildinfo: { arguments: { buildinfo: 'any' }, run: buildInfo },
  serverStatus: { arguments: {}, lenient: true, run: serverStatus },
  getParameter: { arguments: {}, lenient: true, run: getParameter },
  connectionStatus: { arguments: { connectionStatus: 'any', showPrivileges: 'bool' }, run: connectionStatus },
};

let lastSecond = 0;
let increment = 0;

/** A time of operation that always grows. */
export function nextClusterTime(): Timestamp {
  const second = Math.floor(Date.now() / 1000);
  if (second > lastSecond) [lastSecond, increment] = [second, 0];
  return new Timestamp({ t: lastSecond, i: ++increment });
}
