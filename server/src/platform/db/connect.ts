import { mongoose } from './mongoose';

const DEFAULT_NAME = 'yinqiao';

/**
 * Connects the one connection of this process.
 * @throws Error with one clear line when the database cannot be reached
 */
export async function connectDatabase(uri: string, name?: string): Promise<void> {
  try {
    await mongoose.connect(uri, {
      serverSelectionTimeoutMS: 5_000,
      maxPoolSize: 60,
      readConcern: { level: 'majority' },
      writeConcern: { w: 'majority', journal: true },
      dbName: name ?? nameIn(uri) ?? DEFAULT_NAME,
    });
  } catch (error) {
    throw new Error(`the database at ${withoutPassword(uri)} cannot be reached: ${(error as Error).message}`);
  }
}

export const disconnectDatabase = (): Promise<void> => mongoose.disconnect();

/** Creates the collections and indexes that the models declare; idempotent, run before readiness. */
export async function ensureIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.connection.models)) {
    await model.createCollection().catch(ignoreExists);
    await model.createIndexes();
  }
}

/** Names of the collections whose declared indexes are not in the database; shown by `/readyz`. */
export async function indexDrift(): Promise<string[]> {
  const drifted: string[] = [];
  for (const model of Object.values(mongoose.connection.models)) {
    const { toCreate } = await model.diffIndexes();
    if (toCreate.length > 0) drifted.push(model.collection.collectionName);
  }
  return drifted;
}

function ignoreExists(error: unknown): void {
  if ((error as { codeName?: string }).codeName !== 'NamespaceExists') throw error;
}

/** The database an address names after its hosts, or null. */
const nameIn = (uri: string): string | null => /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? null;

const withoutPassword = (uri: string) => uri.replace(/\/\/[^@/]+@/, '//***@');
