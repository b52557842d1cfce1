import type { mongoose } from './mongoose';

/**
 * Inserts whole documents as they are, in the caller's transaction if there is one. The documents are typed and complete, so
 * nothing is cast, defaulted or hydrated.
 * @throws MongoServerError code 11000 for a duplicate key (see `isDuplicateKey`)
 */
export async function insert<T>(model: mongoose.Model<T>, documents: readonly T[]): Promise<void> {
  if (documents.length > 0) await model.insertMany([...documents], { lean: true });
}
