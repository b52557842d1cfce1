import { log } from '../log/log';
import { mongoose } from './mongoose';

type Declared = [fields: Record<string, 1 | -1>, options: { name?: string }];

/** Creates the collections and indexes that the models declare. What stands there under another definition is never dropped: `/readyz` names it. */
export async function createIndexes(): Promise<void> {
  for (const model of allModels()) {
    await model.createCollection().catch(unlessCode(NAMESPACE_EXISTS));
    for (const [fields, options] of await missingIn(model)) {
      await model.collection.createIndex(fields, options).catch((error: unknown) => {
        unlessCode(...DEFINED_OTHERWISE)(error);
        log.error({ index: nameOf(model, [fields, options]) }, 'an index stands there under another definition');
      });
    }
  }
}

/** The declared indexes that the database lacks or holds under another definition, as `<collection>.<index>`; shown by `/readyz`. */
export async function indexDrift(): Promise<string[]> {
  const drifted: string[] = [];
  for (const model of allModels()) drifted.push(...(await missingIn(model)).map((declared) => nameOf(model, declared)));
  return drifted;
}

const NAMESPACE_EXISTS = 48;
/** IndexOptionsConflict, IndexKeySpecsConflict. */
const DEFINED_OTHERWISE = [85, 86];

const allModels = () => Object.values<mongoose.Model<unknown>>(mongoose.connection.models);

async function missingIn(model: mongoose.Model<unknown>): Promise<Declared[]> {
  const { toCreate } = await model.diffIndexes({ indexOptionsToCreate: true });
  return toCreate as Declared[];
}

const nameOf = (model: mongoose.Model<unknown>, [fields, { name }]: Declared): string =>
  `${model.collection.collectionName}.${name ?? Object.entries(fields).flat().join('_')}`;

const unlessCode =
  (...codes: number[]) =>
  (error: unknown): void => {
    if (!codes.includes((error as { code?: number }).code ?? 0)) throw error;
  };
