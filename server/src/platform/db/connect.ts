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

/** The database an address names after its hosts, or null. */
const nameIn = (uri: string): string | null => /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? null;

const withoutPassword = (uri: string) => uri.replace(/\/\/[^@/]+@/, '//***@');
