import { type Db, Double, Int32, Long, MongoClient, type MongoServerError, type Document } from 'mongodb';
import type { EmbeddedMongo } from './start';
import { removeScratch, startScratch } from './testing/scratch';

let server: EmbeddedMongo;
let client: MongoClient;
let db: Db;

beforeAll(async () => {
  server = await startScratch();
  client = await new MongoClient(server.uri).connect();
});
beforeEach(() => {
  db = client.db(`test_${Math.random().toString(36).slice(2)}`);
});
afterAll(async () => {
  await client.close();
  await server.close();
  removeScratch();
});

const failure = (work: Promise<unknown>): Promise<MongoServerError> =>
  work.then(
    () => Promise.reject(new Error('expected a refusal')),
    (error: MongoServerError) => error,
  );

const createIndex = (options: Document): Document => ({ createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', ...options }] });
const convertTo = (to: string): Document => ({
  aggregate: 'c',
  pipeline: [{ $project: { a: { $convert: { input: 1, to } } } }],
  cursor: {},
});

describe('a command that cannot be', () => {
  it.each<[string, Document, number]>([
    ['an unknown command', { grantRolesToUser: 1 }, 59],
    ['an unknown field', { find: 'c', colour: 'red' }, 40415],
    ['a wrong type', { find: 'c', filter: 'text' }, 14],
    ['a negative skip', { find: 'c', skip: -1 }, 51024],
    ['a missing argument', { distinct: 'c' }, 40414],
    ['an unknown query operator', { find: 'c', filter: { a: { $near: [0, 0] } } }, 2],
    ['an unknown top-level operator', { find: 'c', filter: { $where: 'true' } }, 2],
    ['an unknown stage', { aggregate: 'c', pipeline: [{ $graphLookup: {} }], cursor: {} }, 40324],
    ['an unknown expression', { aggregate: 'c', pipeline: [{ $project: { a: { $function: {} } } }], cursor: {} }, 168],
    ['an accumulator of an inherited name', { aggregate: 'c', pipeline: [{ $group: { _id: 1, a: { toString: 1 } } }], cursor: {} }, 15952],
    ['a field of an inherited name', { find: 'c', constructor: 1 }, 40415],
    ['a stage of an inherited name in an update', { update: 'c', updates: [{ q: {}, u: [{ valueOf: {} }] }] }, 40324],
    ['a parameter of an inherited name', { getParameter: 1, constructor: 1 }, 72],
    ['a type of an inherited name', convertTo('toString'), 2],
    ['an undefined variable', { aggregate: 'c', pipeline: [{ $project: { a: '$$no' } }], cursor: {} }, 17276],
    ['an unknown update operator', { update: 'c', updates: [{ q: {}, u: { $bit: { a: { and: 1 } } } }] }, 9],
    ['a text index', { createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 67],
    ['a flag of a pattern that there is not', { find: 'c', filter: { a: { $regex: 'x', $options: 'e' } } }, 51108],
    ['a pattern in a partial index', createIndex({ partialFilterExpression: { a: { $regex: '^x' } } }), 67],
    ['a hint at an index that is hidden', { find: 'c', hint: 'hidden' }, 2],
    ['a collation', { find: 'c', collation: { locale: 'zh' } }, 238],
    ['a snapshot outside of a transaction', { find: 'c', readConcern: { level: 'snapshot' } }, 246],
    ['an empty batch', { insert: 'c', documents: [] }, 2],
    ['a name that is none', { insert: 'a$b', documents: [{}] }, 73],
    ['a wrong time limit', { ping: 1, maxTimeMS: -1 }, 2],
    ['a cursor that is not there', { getMore: Long.fromNumber(77), collection: 'c' }, 43],
    ['a hint without an index', { find: 'c', hint: 'nothing_1' }, 2],
  ])('is refused: %s', async (_, command, code) => {
    await db.collection('c').insertOne({ a: 1 });
    await db.collection('c').createIndex({ h: 1 }, { name: 'hidden', hidden: true });
    const reply = await db.command(command).catch((error: MongoServerError) => error);
    const own = 'writeErrors' in reply ? (reply['writeErrors'] as { code: number }[])[0]?.code : (reply['code'] as number);
    expect(own).toBe(code);
  });

  it('changes nothing when a document breaks a unique index, and says which', async () => {
    await db.collection('c').createIndex({ a: 1, b: -1 }, { unique: true });
    await db.collection('c').insertOne({ a: 1, b: 2 });
    const error = await failure(db.collection('c').insertOne({ a: 1, b: 2 }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { a: 1, b: -1 }, keyValue: { a: 1, b: 2 } });
    expect(await db.collection('c').countDocuments()).toBe(1);
  });

  it('ends when its time is up, in the middle of a scan', async () => {
    await db.collection('c').insertMany(Array.from({ length: 5000 }, (_, i) => ({ i })));
    const slow = { $expr: { $gt: [{ $size: { $filter: { input: { $range: [0, 3000] }, cond: { $eq: ['$$this', -1] } } } }, 0] } };
    const error = await failure(db.collection('c').find(slow, { maxTimeMS: 50 }).toArray());
    expect(error.code).toBe(50);
  });
});

describe('a long scan', () => {
  it('lets others through', async () => {
    await db.collection('c').insertMany(Array.from({ length: 3000 }, (_, i) => ({ i })));
    const slow = { $expr: { $gt: [{ $size: { $filter: { input: { $range: [0, 1000] }, cond: { $eq: ['$$this', -1] } } } }, 0] } };
    let scanned = false;
    const scan = db
      .collection('c')
      .find(slow)
      .toArray()
      .then(() => (scanned = true));
    for (let i = 0; i < 3; i++) await db.command({ ping: 1 });
    expect(scanned).toBe(false);
    await scan;
  });
});

describe('indexes', () => {
  it('that are unique and partial guard only their part', async () => {
    const c = db.collection('c');
    await c.createIndex({ key: 1 }, { unique: true, partialFilterExpression: { state: 'open' } });
    await c.insertMany([
      { key: 1, state: 'closed' },
      { key: 1, state: 'closed' },
      { key: 1, state: 'open' },
    ]);
    expect((await failure(c.insertOne({ key: 1, state: 'open' }))).code).toBe(11000);
    expect((await failure(c.updateOne({ state: 'closed' }, { $set: { state: 'open' } }))).code).toBe(11000);
    await c.updateOne({ state: 'open' }, { $set: { state: 'closed' } });
    await c.insertOne({ key: 1, state: 'open' });
  });

  it('are built over what is there, or not at all', async () => {
    const c = db.collection('c');
    await c.insertMany([{ a: 1 }, { a: 1 }]);
    expect((await failure(c.createIndex({ a: 1 }, { unique: true }))).code).toBe(11000);
    expect(await c.indexes()).toHaveLength(1);
    await c.createIndex({ a: 1 });
    const plan = await c.find({ a: 1 }).explain('executionStats');
    expect(plan).toMatchObject({
      queryPlanner: { winningPlan: { inputStage: { indexName: 'a_1' } } },
      executionStats: { totalDocsExamined: 2 },
    });
  });

  it('of the same name but another shape are refused', async () => {
    await db.collection('c').createIndex({ a: 1 }, { name: 'x' });
    expect((await failure(db.collection('c').createIndex({ a: 1 }, { name: 'x', unique: true }))).code).toBe(85);
    expect((await failure(db.collection('c').createIndex({ b: 1 }, { name: 'x' }))).code).toBe(86);
  });
});

describe('cursors', () => {
  it('hand out everything once, in order, whatever the batch', async () => {
    const c = db.collection<{ _id: number }>('c');
    await c.insertMany(Array.from({ length: 250 }, (_, i) => ({ _id: (i * 7) % 250 })));
    for (const batchSize of [1, 7, 101, 1000]) {
      const ids = await c
        .find({}, { batchSize })
        .sort({ _id: 1 })
        .map(({ _id }) => _id)
        .toArray();
      expect(ids).toEqual(Array.from({ length: 250 }, (_, i) => i));
    }
  });

  it('stay right while others write between their batches', async () => {
    const c = db.collection<{ _id: number }>('c');
    await c.insertMany(Array.from({ length: 600 }, (_, i) => ({ _id: i })));
    const seen: number[] = [];
    for await (const { _id } of c.find({}, { batchSize: 10 }).hint({ _id: 1 })) {
      seen.push(_id);
      if (_id % 50 === 0) await c.deleteOne({ _id: _id + 25 });
    }
    expect(seen).toEqual(Array.from({ length: 600 }, (_, i) => i).filter((i) => i % 50 !== 25));
  });
});

describe('transactions', () => {
  it('see their snapshot and their own writes; others see neither until the commit', async () => {
    const c = db.collection<{ _id: number; n?: number }>('c');
    await c.insertOne({ _id: 1, n: 0 });
    const session = client.startSession();
    session.startTransaction();
    await c.insertOne({ _id: 2 }, { session });
    await c.insertOne({ _id: 3 });
    await c.updateOne({ _id: 1 }, { $set: { n: 9 } });
    expect(await c.find({}, { session }).sort({ _id: 1 }).toArray()).toEqual([{ _id: 1, n: 0 }, { _id: 2 }]);
    expect(await c.countDocuments()).toBe(2);
    await session.commitTransaction();
    expect(await c.countDocuments()).toBe(3);
    await session.endSession();
  });

  it('conflict with an earlier writer: the second one may try again', async () => {
    const c = db.collection<{ _id: number; n: number }>('c');
    await c.insertOne({ _id: 1, n: 0 });
    const [first, second] = [client.startSession(), client.startSession()];
    first.startTransaction();
    second.startTransaction();
    await c.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
    const error = await failure(c.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second }));
    expect(error).toMatchObject({ code: 112, codeName: 'WriteConflict' });
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
    const gone = await failure(c.findOne({}, { session: second }));
    expect(gone.code).toBe(251);
    expect(gone.hasErrorLabel('TransientTransactionError')).toBe(true);
    await first.commitTransaction();
    await Promise.all([first.endSession(), second.endSession()]);
  });

  it('conflict when what they read has been changed since', async () => {
    const c = db.collection<{ _id: number; n: number }>('c');
    await c.insertOne({ _id: 1, n: 0 });
    const session = client.startSession();
    session.startTransaction();
    await c.findOne({ _id: 1 }, { session });
    await c.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    expect((await failure(c.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session }))).code).toBe(112);
    await session.endSession();
  });

  it('conflict over a key that two of them want to be unique', async () => {
    const c = db.collection('c');
    await c.createIndex({ a: 1 }, { unique: true });
    const [first, second] = [client.startSession(), client.startSession()];
    first.startTransaction();
    second.startTransaction();
    await c.insertOne({ a: 1 }, { session: first });
    expect((await failure(c.insertOne({ a: 1 }, { session: second }))).code).toBe(112);
    await first.abortTransaction();
    await c.insertOne({ a: 1 });
    await Promise.all([first.endSession(), second.endSession()]);
  });

  it('make others wait for a document they hold, no longer than their time', async () => {
    const c = db.collection<{ _id: number; n: number }>('c');
    await c.insertOne({ _id: 1, n: 0 });
    const session = client.startSession();
    session.startTransaction();
    await c.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
    expect((await failure(c.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { maxTimeMS: 60 }))).code).toBe(50);
    const waiting = c.updateOne({ _id: 1 }, { $inc: { n: 10 } });
    await session.commitTransaction();
    await waiting;
    expect((await c.findOne({ _id: 1 }))?.n).toBe(11);
    await session.endSession();
  });

  it('keep a collection they create to themselves', async () => {
    const session = client.startSession();
    session.startTransaction();
    await db.collection('new').insertOne({ a: 1 }, { session });
    expect(await db.listCollections().toArray()).toEqual([]);
    await session.abortTransaction();
    expect(await db.listCollections().toArray()).toEqual([]);
    await session.endSession();
  });

  it('lose no update under contention', async () => {
    const c = db.collection<{ _id: number; n: number }>('c');
    await c.insertOne({ _id: 1, n: 0 });
    const raise = (): Promise<unknown> =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const found = await c.findOne({ _id: 1 }, { session });
          await c.updateOne({ _id: 1 }, { $set: { n: found!.n + 1 } }, { session });
        }),
      );
    await Promise.all(Array.from({ length: 20 }, raise));
    expect((await c.findOne({ _id: 1 }))?.n).toBe(20);
  });
});

describe('a retryable write', () => {
  it('that is sent twice is done once, and answered twice the same', async () => {
    const c = db.collection('c');
    const session = client.startSession();
    const command = {
      update: 'c',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      txnNumber: Long.fromNumber(1000),
      lsid: session.id,
    };
    const first = await db.command(command);
    const second = await db.command(command);
    expect(second).toMatchObject({ n: first['n'] as number, upserted: first['upserted'] as unknown });
    expect(await c.findOne({})).toEqual({ _id: 1, n: 1 });
    expect((await failure(db.command({ ...command, txnNumber: Long.fromNumber(999) }))).code).toBe(225);
    await session.endSession();
  });
});

describe('numbers', () => {
  it('keep their type through storage and arithmetic', async () => {
    const c = client.db(db.databaseName, { promoteValues: false }).collection('c');
    await c.insertOne({ i: new Int32(1), d: new Double(1), l: Long.fromString('9007199254740993') });
    await c.updateOne({}, { $inc: { i: new Int32(1), d: new Int32(1), l: new Int32(1) } });
    const found = await c.findOne({}, { projection: { _id: 0 } });
    expect(found).toMatchObject({ i: new Int32(2), d: new Double(2) });
    expect(String(found?.['l'])).toBe('9007199254740994');
    expect(await c.find({ i: 2, d: Long.fromNumber(2) }).toArray()).toHaveLength(1);
  });

  it('grow from int to long, and refuse to leave long', async () => {
    const c = client.db(db.databaseName, { promoteValues: false }).collection('c');
    await c.insertOne({ i: new Int32(2147483647), l: Long.MAX_VALUE });
    await c.updateOne({}, { $inc: { i: new Int32(1) } });
    expect(String((await c.findOne({}))?.['i'])).toBe('2147483648');
    expect(Number((await failure(c.updateOne({}, { $inc: { l: new Int32(1) } }))).code)).toBe(2);
  });
});
