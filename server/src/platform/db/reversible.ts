import { isDeepStrictEqual } from 'node:util';
import { insert } from './insert';
import { mongoose } from './mongoose';

type Fields = Record<string, unknown>;
type AnyModel = mongoose.Model<Fields & { _id: string }>;

/** What a change did to one document: enough to take it back. */
export type Change = { model: string; id: string } & (
  | {
      kind: 'changed';
      before: Fields;
      after: Fields;
      /** Fields that mean something only together: while these are as they were written all go back, else none. */
      ruledBy?: string[];
    }
  | { kind: 'removed'; before: Fields }
  | { kind: 'added'; after: Fields }
);

/** Writes fields of a document that was just read, in the caller's transaction, and says how to take that back. */
export async function changeDocument<T extends { _id: string }>(model: mongoose.Model<T>, document: T, after: Partial<T>): Promise<Change> {
  const names = Object.keys(after);
  const known = document as Fields;
  const before = Object.fromEntries(names.filter((name) => name in known).map((name) => [name, known[name]]));
  await written(nameless(model).updateOne({ _id: document._id }, { $set: after }), model.modelName, document._id);
  return { model: model.modelName, id: document._id, kind: 'changed', before, after };
}

/** The same for fields that mean something only together. @param ruledBy whether these are still as written decides over all */
export async function changeTogether<T extends { _id: string }>(
  model: mongoose.Model<T>,
  document: T,
  after: Partial<T>,
  ruledBy: readonly (keyof T & string)[],
): Promise<Change> {
  return { ...(await changeDocument(model, document, after)), ruledBy: [...ruledBy] } as Change;
}

/** The same for every document that is found. */
export async function changeAll<T extends { _id: string }>(
  model: mongoose.Model<T>,
  filter: mongoose.QueryFilter<T>,
  after: Partial<T>,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const document of await model.find(filter).lean<T[]>()) changes.push(await changeDocument(model, document, after));
  return changes;
}

/** Adds a document, in the caller's transaction. */
export async function addDocument<T extends { _id: string }>(model: mongoose.Model<T>, document: T): Promise<Change> {
  await insert(model, [document]);
  return { model: model.modelName, id: document._id, kind: 'added', after: document };
}

/** Takes a document away, in the caller's transaction. */
export async function removeDocument<T extends { _id: string }>(model: mongoose.Model<T>, document: T): Promise<Change> {
  const removed = await model.deleteOne({ _id: document._id });
  if (removed.deletedCount !== 1) throw new Error(`${model.modelName} ${document._id} was not there to be removed`);
  return { model: model.modelName, id: document._id, kind: 'removed', before: document };
}

/**
 * Takes changes back, the last first, in the caller's transaction. A field that somebody has written since stays as it is now;
 * of fields that belong together none goes back then.
 */
export async function takeBack(changes: readonly Change[]): Promise<void> {
  for (const change of [...changes].reverse()) await takeBackOne(change);
}

async function takeBackOne(change: Change): Promise<void> {
  const model = mongoose.model(change.model) as unknown as AnyModel;
  const present = await model.findById(change.id).lean<Fields | null>();
  if (change.kind === 'removed') {
    if (!present) await insert(model, [change.before as Fields & { _id: string }]);
    return;
  }
  if (!present) return;
  if (change.kind === 'added') {
    if (isDeepStrictEqual(present, change.after)) await model.deleteOne({ _id: change.id });
    return;
  }
  const asWritten = (name: string) => isDeepStrictEqual(present[name], change.after[name]);
  const names = change.ruledBy
    ? Object.keys(change.after).filter(() => change.ruledBy?.every(asWritten))
    : Object.keys(change.after).filter(asWritten);
  const restored = names.filter((name) => name in change.before);
  const added = names.filter((name) => !(name in change.before));
  if (names.length === 0) return;
  const $set = Object.fromEntries(restored.map((name) => [name, change.before[name]]));
  const $unset = Object.fromEntries(added.map((name) => [name, 1]));
  await model.updateOne({ _id: change.id }, { $set, ...(added.length > 0 ? { $unset } : {}) });
}

const nameless = <T>(model: mongoose.Model<T>) => model as unknown as AnyModel;

async function written(writing: PromiseLike<{ matchedCount: number }>, model: string, id: string): Promise<void> {
  if ((await writing).matchedCount !== 1) throw new Error(`${model} ${id} was not there to be changed`);
}
