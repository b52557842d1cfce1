import { mongoose } from './mongoose';

const { MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError, MongoTopologyClosedError } = mongoose.mongo;
const AWAY = [MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError, MongoTopologyClosedError];
/** A socket that ends while a command waits to be written reaches the caller bare, not as one of the driver's errors. */
const SOCKET_CODES = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED'];
/** What a server says that shuts down or is no longer the primary, by the drivers' specification of retryable errors. */
const LEAVING_CODES = [91, 189, 10_107, 11_600, 11_602, 13_435, 13_436];

const DEFAULT_NAME = 'yinqiao';
/** Longer than the embedded database needs to come back, shorter than a person's patience. */
const PATIENCE_MS = 3_000;

/**
 * Connects the one connection of this process.
 * @throws Error with one clear line when the database cannot be reached
 */
export async function connectDatabase(uri: string, name?: string): Promise<void> {
  try {
    await mongoose.connect(uri, {
      serverSelectionTimeoutMS: PATIENCE_MS,
      maxPoolSize: 60,
      readConcern: { level: 'majority' },
      writeConcern: { w: 'majority', journal: true },
      dbName: name ?? nameIn(uri) ?? DEFAULT_NAME,
    });
  } catch (error) {
    throw new Error(unreachable(uri, error));
  }
}

/** Whether the database a setting names can be reached: one line when it cannot. Nothing stays connected. */
export async function databaseFaults(name: string, uri: string): Promise<string[]> {
  const connection = mongoose.createConnection();
  try {
    await connection.openUri(uri, { serverSelectionTimeoutMS: PATIENCE_MS });
    return [];
  } catch (error) {
    return [`${name}: ${unreachable(uri, error)}`];
  } finally {
    await connection.destroy();
  }
}

export const disconnectDatabase = (): Promise<void> => mongoose.disconnect();

/** Whether the last word from the database is that it can be reached. */
export const isDatabaseReachable = (): boolean => mongoose.connection.readyState === mongoose.ConnectionStates.connected;

/** Resolves once the database cannot be reached, at once when it already cannot. */
export const untilDatabaseAway = (): Promise<void> =>
  new Promise((resolve) => {
    if (isDatabaseReachable()) mongoose.connection.once('disconnected', () => resolve());
    else resolve();
  });

/** Whether a call failed because the database was not there to answer it. */
export function isDatabaseAway(error: unknown): boolean {
  if (AWAY.some((kind) => error instanceof kind)) return true;
  const code = error instanceof Error ? (error as { code?: string | number }).code : undefined;
  return typeof code === 'string' ? SOCKET_CODES.includes(code) : LEAVING_CODES.includes(code ?? 0);
}

/** The database an address names after its hosts, or null. */
const nameIn = (uri: string): string | null => /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? null;

const unreachable = (uri: string, error: unknown) =>
  `the database at ${withoutPassword(uri)} cannot be reached: ${(error as Error).message}`;

const withoutPassword = (uri: string) => uri.replace(/\/\/[^@/]+@/, '//***@');
