import { newId } from './ids';
import { defineModel, type mongoose, Schema } from './mongoose';
import { forgetRead, readOnce } from './transact';

/**
 * Reference data: few write it and every request asks for it (units, staff, campaigns). Each process keeps such collections whole
 * and asks the database for one stamp only, in the transaction or for the answer that goes by the copy; whoever writes moves the
 * stamp with what is written. So a copy is never older than what its reader's own query would have seen, or the first of an answer.
 */
interface ReferenceStamp {
  _id: string;
  stamp: string;
}
const stampSchema = new Schema<ReferenceStamp>({ _id: { type: String, required: true }, stamp: { type: String, required: true } });
const ReferenceStampModel = defineModel('ReferenceStamp', 'referenceStamps', stampSchema);

/** One for all of it: reference data changes a few times a day, and is small. */
const _id = 'all';
const WRITES = ['updateOne', 'updateMany', 'findOneAndUpdate', 'replaceOne', 'deleteOne', 'deleteMany', 'findOneAndDelete'] as const;

/** Defines a model whose collection is kept whole in each process (see `keepCopy`): everything written through it moves the stamp. */
export function defineReferenceModel<T>(name: string, collection: string, schema: mongoose.Schema<T>): mongoose.Model<T> {
  schema.post('save', moveReferenceStamp);
  schema.post('insertMany', moveReferenceStamp);
  schema.post([...WRITES], moveReferenceStamp);
  return defineModel(name, collection, schema);
}

/** For writes that go past the models, and so that there is a stamp at all: every copy is read again. */
export async function moveReferenceStamp(): Promise<void> {
  await ReferenceStampModel.updateOne({ _id }, { $set: { stamp: newId('ref') } }, { upsert: true });
  forgetRead(_id);
}

/**
 * A whole collection, in the shape that its readers ask for; made again when the stamp has moved. What it gives is shared by all
 * callers and frozen.
 */
export function keepCopy<T extends object, S>(model: mongoose.Model<T>, shape: (documents: readonly T[]) => S): () => Promise<S> {
  let kept: { stamp: string; shaped: S } | null = null;
  return async () => {
    const stamp = await readOnce(_id, readStamp);
    if (kept && kept.stamp === stamp) return kept.shaped;
    const shaped = shape((await model.find().lean<T[]>()).map(freeze));
    if (stamp !== null) kept = { stamp, shaped };
    return shaped;
  };
}

/** By id, the question that is asked most. */
export const byId = <T extends { _id: string }>(documents: readonly T[]): ReadonlyMap<string, T> =>
  new Map(documents.map((one) => [one._id, one]));

const readStamp = async (): Promise<string | null> => (await ReferenceStampModel.findById(_id).lean())?.stamp ?? null;

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value) as unknown[]) if (typeof part === 'object' && part !== null) freeze(part);
  return Object.freeze(value);
}
