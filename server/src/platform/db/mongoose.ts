import mongoose from 'mongoose';

/** The configured mongoose: every model and query of the server comes from here, so that no model is compiled under other settings. */
const MAX_TIME_MS = 15_000;

mongoose.set('transactionAsyncLocalStorage', true);
mongoose.set('strictQuery', 'throw');
mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);
// While the database is away the driver waits for it a little; without this mongoose would let calls wait longer still.
mongoose.set('bufferCommands', false);
mongoose.set('maxTimeMS', MAX_TIME_MS);

export { mongoose };
export { Schema, type QueryFilter, type UpdateQuery } from 'mongoose';

/**
 * Defines a model whose ids are our own strings. Undeclared fields are refused, not dropped.
 * @param collection the collection's name, the plural of the model's
 */
export function defineModel<T>(name: string, collection: string, schema: mongoose.Schema<T>): mongoose.Model<T> {
  schema.set('collection', collection);
  schema.set('versionKey', false);
  schema.set('strict', 'throw');
  schema.set('minimize', false);
  schema.set('id', false);
  return mongoose.model<T>(name, schema);
}
