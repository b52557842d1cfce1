import { createConnection, type Connection, Mongoose, Schema } from 'mongoose';
import type { EmbeddedMongo } from './start';
import { removeScratch, startScratch } from './testing/scratch';

interface Lead {
  customer: string;
  state: string;
  weight: number;
  tags: string[];
}

const leadSchema = new Schema<Lead>({ customer: String, state: String, weight: Number, tags: [String] }, { timestamps: true });
leadSchema.index({ customer: 1 }, { unique: true, partialFilterExpression: { state: 'open' } });
leadSchema.index({ state: 1, weight: -1 });

let server: EmbeddedMongo;
let mongoose: Mongoose;

beforeAll(async () => {
  server = await startScratch();
  mongoose = new Mongoose();
  mongoose.set('transactionAsyncLocalStorage', true);
  await mongoose.connect(server.uri, { dbName: 'bank' });
  mongoose.model('Lead', leadSchema);
});
beforeEach(() => mongoose.connection.dropDatabase());
afterAll(async () => {
  await mongoose.disconnect();
  await server.close();
  removeScratch();
});

const leads = () => mongoose.model<Lead>('Lead');

describe('mongoose 9', () => {
  it('brings the indexes into line once and finds them so the second time', async () => {
    await leads().syncIndexes();
    expect((await leads().listIndexes()).map(({ name }) => name as string)).toEqual(['_id_', 'customer_1', 'state_1_weight_-1']);
    expect(await leads().diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    await leads().collection.createIndex({ tags: 1 });
    expect(await leads().syncIndexes()).toEqual(['tags_1']);
  });

  it('rolls a transaction back as a whole when its function throws', async () => {
    await leads().createCollection();
    const work = mongoose.connection.transaction(async () => {
      await leads().create({ customer: 'a', state: 'open' });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await leads().countDocuments()).toBe(0);
  });

  it('tries a transaction again after a conflict, without a session handed around', async () => {
    await leads().create({ customer: 'a', state: 'open', weight: 0 });
    const raise = () =>
      mongoose.connection.transaction(async () => {
        const lead = await leads().findOne({ customer: 'a' }).orFail();
        lead.weight += 1;
        await lead.save();
      });
    await Promise.all(Array.from({ length: 8 }, raise));
    expect((await leads().findOne({ customer: 'a' }).orFail()).weight).toBe(8);
  });

  it('refuses a save of a document that has moved on', async () => {
    const created = await leads().create({ customer: 'a', state: 'open', tags: ['x', 'y'] });
    const stale = await leads().findById(created._id).orFail();
    created.tags.splice(0, 1);
    created.markModified('tags');
    await created.save();
    stale.set('tags.1', 'z');
    await expect(stale.save()).rejects.toThrow();
  });

  it('writes in bulk, upserts, streams and aggregates', async () => {
    await leads().bulkWrite([
      { insertOne: { document: { customer: 'a', state: 'open', weight: 1, tags: ['x'] } } },
      { updateOne: { filter: { customer: 'b' }, update: { $set: { state: 'open', weight: 2 } }, upsert: true } },
      { updateMany: { filter: { state: 'open' }, update: [{ $set: { weight: { $multiply: ['$weight', 10] } } }] } },
    ]);
    const weights: number[] = [];
    for await (const lead of leads().find().sort({ weight: -1 }).cursor()) weights.push(lead.weight);
    expect(weights).toEqual([20, 10]);
    const groups = await leads().aggregate([{ $group: { _id: '$state', total: { $sum: '$weight' } } }]);
    expect(groups).toEqual([{ _id: 'open', total: 30 }]);
    const taken = await leads().findOneAndUpdate(
      { state: 'open' },
      { $set: { state: 'taken' } },
      { sort: { weight: 1 }, returnDocument: 'after' },
    );
    expect(taken).toMatchObject({ customer: 'a', state: 'taken' });
  });

  it('connects more than once', async () => {
    const second: Connection = await createConnection(server.uri, { dbName: 'other' }).asPromise();
    expect((await second.db!.admin().ping())['ok']).toBe(1);
    await second.close();
  });
});
