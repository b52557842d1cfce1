import { untilEverybodyRests } from '../../src/demo/bankRest';
import { DEMO_MARK_ID, type DemoMark, DemoMarkModel, SEEDING_MARK_ID } from '../../src/demo/demo.models';
import { forgetAnchors } from '../../src/platform/audit';
import { mongoose } from '../../src/platform/db/mongoose';

/**
 * Sessions outlive a new seed: the same seed number makes the same people, and whoever plays stays signed in. The marks are
 * moved one by one; leases and migrations are the database's own and not the bank's.
 */
const KEPT = new Set(['sessions', 'demoMarks', 'leases', 'migrations']);

/**
 * Makes room for the demo bank and marks the database as being seeded; it counts as a demo database again with `markSeeded`.
 * Every process that serves the bank which stood there is given time to lie down.
 * @throws Error when it holds data and no mark of ours: that may be a bank's own
 */
export async function emptyDatabase(mark: Omit<DemoMark, '_id'>): Promise<void> {
  const models = Object.values(mongoose.connection.models);
  if (!(await DemoMarkModel.exists({}))) await refuseForeignData(models);
  await DemoMarkModel.updateOne({ _id: SEEDING_MARK_ID }, { $set: mark }, { upsert: true });
  if (await DemoMarkModel.exists({ _id: DEMO_MARK_ID })) await untilEverybodyRests();
  await DemoMarkModel.deleteOne({ _id: DEMO_MARK_ID });
  for (const model of models) if (!KEPT.has(model.collection.collectionName)) await model.deleteMany({});
  forgetAnchors();
}

export async function markSeeded(mark: Omit<DemoMark, '_id'>): Promise<void> {
  await DemoMarkModel.create([{ _id: DEMO_MARK_ID, ...mark }]);
  await DemoMarkModel.deleteOne({ _id: SEEDING_MARK_ID });
}

/** What a server writes at its first start is not a bank; these are. */
const TELLING = new Set(['persons', 'staff', 'orgUnits', 'leads']);

async function refuseForeignData(models: readonly mongoose.Model<unknown>[]): Promise<void> {
  for (const model of models) {
    const name = model.collection.collectionName;
    if (TELLING.has(name) && (await model.exists({}))) {
      throw new Error(`the database holds ${name} and carries no demo mark: it is not emptied`);
    }
  }
}
