import { setTimeout } from 'node:timers/promises';
import { type Db, MongoClient } from 'mongodb';
import { type SpawnedMongo, spawnEmbeddedMongo } from './spawn';
import { builtEntry, removeScratch, scratchDirectory } from './testing/scratch';

const ROUNDS = 10;
const WRITERS = 16;
const LOAD_MS = 800;

/** What the server has acknowledged, so that nothing of it may be missing afterwards. */
interface Acknowledged {
  /** The highest sequence number inserted by each writer. */
  inserted: number[];
  /** How often each writer's counter was raised. */
  raised: number[];
  pairs: number;
}

interface Round {
  db: Db;
  client: MongoClient;
  isOver: () => boolean;
}

let entry: string;
let dataDir: string;
const acknowledged: Acknowledged = { inserted: Array<number>(WRITERS).fill(0), raised: Array<number>(WRITERS).fill(0), pairs: 0 };
let attemptedPairs = 0;

beforeAll(() => {
  entry = builtEntry();
  dataDir = scratchDirectory();
});
afterAll(removeScratch);

async function write(writer: number, { db, isOver }: Round): Promise<void> {
  const events = db.collection('events');
  const counters = db.collection<{ _id: number; value: number }>('counters');
  const last = await events.find({ writer }).sort({ seq: -1 }).limit(1).next();
  for (let seq = ((last?.['seq'] as number | undefined) ?? 0) + 1; !isOver(); seq++) {
    await events.insertOne({ writer, seq, text: 'x'.repeat(200) });
    acknowledged.inserted[writer] = seq;
    await counters.updateOne({ _id: writer }, { $inc: { value: 1 } }, { upsert: true });
    acknowledged.raised[writer]!++;
  }
}

async function writePairs({ db, client, isOver }: Round): Promise<void> {
  while (!isOver()) {
    const pair = ++attemptedPairs;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await db.collection('left').insertOne({ pair }, { session });
        await db.collection('right').insertOne({ pair }, { session });
        await db.collection<{ _id: string }>('totals').updateOne({ _id: 'pairs' }, { $inc: { value: 1 } }, { upsert: true, session });
      }),
    );
    acknowledged.pairs = pair;
  }
}

const untilTheEnd = (work: Promise<void>): Promise<void> => work.catch(() => undefined);

/** Load from all writers until the process is killed. */
async function loadAndKill(server: SpawnedMongo, client: MongoClient): Promise<void> {
  let over = false;
  const round = { client, db: client.db('crash'), isOver: () => over };
  const work = [...Array(WRITERS).keys()].map((writer) => untilTheEnd(write(writer, round)));
  work.push(untilTheEnd(writePairs(round)));
  await setTimeout(LOAD_MS);
  process.kill(server.pid, 'SIGKILL');
  over = true;
  await client.close();
  await Promise.all(work);
}

async function connect(server: SpawnedMongo): Promise<MongoClient> {
  const client = new MongoClient(server.uri, { serverSelectionTimeoutMS: 2000, retryWrites: false, maxPoolSize: WRITERS + 2 });
  client.on('error', () => undefined);
  return client.connect();
}

/** Every acknowledged write is there; what was in flight is there whole or not at all. */
async function verifyWrites(db: Db): Promise<void> {
  for (let writer = 0; writer < WRITERS; writer++) {
    const sequence = await db
      .collection('events')
      .find({ writer })
      .sort({ seq: 1 })
      .map((event) => event['seq'] as number)
      .toArray();
    expect(sequence).toEqual(sequence.map((_, i) => i + 1));
    expect(sequence.length).toBeGreaterThanOrEqual(acknowledged.inserted[writer]!);
    const counter = await db.collection<{ _id: number; value: number }>('counters').findOne({ _id: writer });
    expect(counter?.value ?? 0).toBeGreaterThanOrEqual(acknowledged.raised[writer]!);
    acknowledged.raised[writer] = counter?.value ?? 0;
  }
}

async function verifyPairs(db: Db): Promise<void> {
  const [left, right] = await Promise.all(['left', 'right'].map((name) => db.collection(name).distinct('pair')));
  const total = await db.collection<{ _id: string; value: number }>('totals').findOne({ _id: 'pairs' });
  expect(left).toEqual(right);
  expect(total?.value ?? 0).toBe(left!.length);
  const lost = Array.from({ length: acknowledged.pairs }, (_, i) => i + 1).filter((pair) => !left!.includes(pair) && !abandoned.has(pair));
  expect(lost).toEqual([]);
  for (let pair = 1; pair <= attemptedPairs; pair++) if (!left!.includes(pair)) abandoned.add(pair);
  acknowledged.pairs = attemptedPairs;
}
const abandoned = new Set<number>();

/** The same documents come by every index and by reading the collection. */
async function verifyIndexes(db: Db): Promise<void> {
  const ids = (hint: Record<string, 1>): Promise<string[]> =>
    db
      .collection('events')
      .find({}, { hint, projection: { _id: 1 } })
      .map(({ _id }) => _id.toHexString())
      .toArray();
  const natural = (await ids({ $natural: 1 })).sort();
  expect(natural.length).toBeGreaterThan(0);
  expect((await ids({ _id: 1 })).sort()).toEqual(natural);
  expect((await ids({ writer: 1, seq: 1 })).sort()).toEqual(natural);
}

describe('a killed database', () => {
  it('has lost nothing it acknowledged, ten times in a row', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const server = await spawnEmbeddedMongo({ dataDir, entry });
      const client = await connect(server);
      await client.db('crash').collection('events').createIndex({ writer: 1, seq: 1 }, { unique: true });
      await loadAndKill(server, client);
      const again = await spawnEmbeddedMongo({ dataDir, entry });
      const check = await connect(again);
      await verifyWrites(check.db('crash'));
      await verifyPairs(check.db('crash'));
      await verifyIndexes(check.db('crash'));
      await check.close();
      await again.stop();
    }
    expect(Math.min(...acknowledged.inserted)).toBeGreaterThan(ROUNDS);
    expect(acknowledged.pairs).toBeGreaterThan(ROUNDS);
  }, 90_000);
});
