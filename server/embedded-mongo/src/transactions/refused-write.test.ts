import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../start';

let folder: string;
let mongo: EmbeddedMongo;
let client: MongoClient;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-refused-'));
  mongo = await startEmbeddedMongo({ dataDir: folder, durability: 'none' });
  client = await MongoClient.connect(mongo.uri);
});
afterAll(async () => {
  await client.close();
  await mongo.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a direct write that a unique index refuses does not make an open transaction conflict', async () => {
  const leases = client.db('refused').collection<{ _id: number; key: string }>('leases');
  await leases.createIndex({ key: 1 }, { unique: true });
  await leases.insertOne({ _id: 1, key: 'pool' });
  const session = client.startSession();
  session.startTransaction();
  expect(await leases.findOne({ _id: 1 }, { session })).not.toBeNull();
  await expect(leases.insertOne({ _id: 2, key: 'pool' })).rejects.toMatchObject({ code: 11000 });
  await leases.deleteOne({ _id: 1 }, { session });
  await session.commitTransaction();
  await session.endSession();
  expect(await leases.countDocuments()).toBe(0);
});
