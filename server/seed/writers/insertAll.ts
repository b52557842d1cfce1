import type { mongoose } from '../../src/platform/db/mongoose';

const BATCH = 1_000;

/**
 * Writes many documents straight through the driver, a batch at a time: casting and validating thousands of documents one by
 * one would take longer than writing them. The first of each batch is validated against the model, the rest have its type.
 * @throws Error when a document does not fit its model
 */
export async function insertAll<T>(model: mongoose.Model<T>, documents: readonly T[]): Promise<void> {
  for (let from = 0; from < documents.length; from += BATCH) {
    const batch = documents.slice(from, from + BATCH);
    await new model(batch[0]).validate();
    await model.collection.insertMany(batch as never);
  }
}
