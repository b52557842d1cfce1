import { mongoose } from './mongoose';

const { MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError, MongoTopologyClosedError } = mongoose.mongo;
const AWAY = [MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError, MongoTopologyClosedError];

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

/** Whether a call failed because the database was not there to answer it. */
export const isDatabaseAway = (error: unknown): boolean => AWAY.some((kind) => error instanceof kind);

/** The database an address names after its hosts, or null. */
const nameIn = (uri: string): string | null => /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? null;

const unreachable = (uri: string, error: unknown) =>
  `the database at ${withoutPassword(uri)} cannot be reached: ${(error as Error).message}`;

const withoutPassword = (uri: string) => uri.replace(/\/\/[^@/]+@/, '//***@');
