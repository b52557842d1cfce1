import type mongoose from 'mongoose';
import { type ClaimWrites, type Write, writesOf } from './claimWrites';

/**
 * Writes what the product wrote for these persons once more: the same documents in the same transactions, with the same
 * indexes and durability, from as many clients. It reads nothing, decides nothing, and needs one command a collection.
 * @returns leads per second
 */
export async function bareWrites(db: mongoose.Connection, personIds: readonly string[], clients: number): Promise<number> {
  const all: ClaimWrites[] = [];
  for (const personId of personIds) all.push(await writesOf(db, personId));
  const batch = await assignmentBatch(db, personIds);
  const bare = db.useDb('bare');
  await prepare(db, bare, all);
  const pools = new Pools(batch, (writes) => transaction(bare, writes));
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < all.length; n = next++) {
      const { claim, lead, assignment, poolUnitId } = all[n]!;
      await transaction(bare, claim);
      await transaction(bare, lead);
      pools.add(poolUnitId, assignment);
    }
  };
  await Promise.all(Array.from({ length: clients }, lane));
  await pools.finish();
  const rate = personIds.length / ((performance.now() - began) / 1000);
  await bare.dropDatabase();
  return rate;
}

/** Assigns each pool's leads a batch at a time, one batch after the other. */
class Pools {
  private readonly waiting = new Map<string, Write[][]>();
  private readonly working = new Map<string, Promise<void>>();

  constructor(
    private readonly batch: number,
    private readonly assign: (writes: readonly Write[]) => Promise<void>,
  ) {}

  add(poolUnitId: string, assignment: Write[]): void {
    const waiting = [...(this.waiting.get(poolUnitId) ?? []), assignment];
    this.waiting.set(poolUnitId, waiting);
    if (waiting.length >= this.batch) this.flush(poolUnitId);
  }

  async finish(): Promise<void> {
    for (const poolUnitId of this.waiting.keys()) this.flush(poolUnitId);
    await Promise.all(this.working.values());
  }

  private flush(poolUnitId: string): void {
    const writes = (this.waiting.get(poolUnitId) ?? []).flat();
    this.waiting.set(poolUnitId, []);
    if (writes.length === 0) return;
    const before = this.working.get(poolUnitId) ?? Promise.resolve();
    this.working.set(
      poolUnitId,
      before.then(() => this.assign(writes)),
    );
  }
}

/** How many leads the product assigned in one transaction on the average: the rival batches alike. */
async function assignmentBatch(db: mongoose.Connection, personIds: readonly string[]): Promise<number> {
  const runs = await db
    .collection('leads')
    .aggregate([
      { $match: { personId: { $in: [...personIds] } } },
      { $group: { _id: { at: '$assignedAt', pool: '$pool.poolUnitId' }, leads: { $sum: 1 } } },
    ])
    .toArray();
  return Math.max(1, Math.round(personIds.length / runs.length));
}

/** The same collections with the same indexes, and in them what is only set. */
async function prepare(from: mongoose.Connection, to: mongoose.Connection, all: readonly ClaimWrites[]): Promise<void> {
  const names = new Set(
    all.flatMap(({ claim, lead, assignment }) => [...claim, ...lead, ...assignment].map(({ collection }) => collection)),
  );
  for (const name of names) {
    await to.createCollection(name);
    for (const { key, v: _v, ...options } of await from.collection(name).listIndexes().toArray()) {
      if (!('_id' in (key as object))) await to.collection(name).createIndex(key as never, options as never);
    }
  }
  for (const [name, { inserts }] of byCollection(all.flatMap(({ before }) => before))) {
    await to.collection(name).insertMany(inserts as never[]);
  }
}

async function transaction(db: mongoose.Connection, writes: readonly Write[]): Promise<void> {
  const session = db.getClient().startSession();
  try {
    await session.withTransaction(
      async () => {
        for (const [name, { inserts, sets }] of byCollection(writes)) {
          if (sets.length > 0) await db.collection(name).bulkWrite(sets.map(setWhole) as never[], { session });
          if (inserts.length > 0) await db.collection(name).insertMany(inserts as never[], { session });
        }
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', journal: true } },
    );
  } finally {
    await session.endSession();
  }
}

const setWhole = ({ _id, ...fields }: Write['document']) => ({ updateOne: { filter: { _id }, update: { $set: fields } } });

/** The writes of each collection; a document that several leads share (a pool's ledger) is written once. */
function byCollection(writes: readonly Write[]): Map<string, { inserts: Write['document'][]; sets: Write['document'][] }> {
  const grouped = new Map<string, { inserts: Map<string, Write['document']>; sets: Map<string, Write['document']> }>();
  for (const { collection, kind, document } of writes) {
    const group = grouped.get(collection) ?? { inserts: new Map(), sets: new Map() };
    grouped.set(collection, group);
    (kind === 'insert' ? group.inserts : group.sets).set(document._id, document);
  }
  return new Map([...grouped].map(([name, { inserts, sets }]) => [name, { inserts: [...inserts.values()], sets: [...sets.values()] }]));
}
