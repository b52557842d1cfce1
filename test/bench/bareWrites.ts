import { randomUUID } from 'node:crypto';
import type mongoose from 'mongoose';

type Document = Record<string, unknown> & { _id: string };
interface Written {
  collection: string;
  documents: Document[];
}

/** What one claim made the product write, by transaction: the claim, the lead, the assignment (one for a whole batch of leads). */
interface ClaimWrites {
  claim: Written[];
  lead: Written[];
  assignment: Written[];
}

/**
 * Writes copies of the documents that the product wrote for these persons, in the same transactions and with the same
 * durability, from as many clients. @returns leads per second
 */
export async function bareWrites(db: mongoose.Connection, personIds: readonly string[], clients: number): Promise<number> {
  const all: ClaimWrites[] = [];
  for (const personId of personIds) all.push(await writesOf(db, personId));
  const batch = await assignmentBatch(db, personIds);
  const bare = db.useDb('bare');
  await prepare(db, bare, all);
  const began = performance.now();
  let next = 0;
  const waiting: Written[][] = [];
  const lane = async () => {
    for (let n = next++; n < all.length; n = next++) {
      const { claim, lead, assignment } = all[n]!;
      await transaction(bare, claim);
      await transaction(bare, lead);
      waiting.push(assignment);
      if (waiting.length >= batch) await transaction(bare, waiting.splice(0, batch).flat());
    }
  };
  await Promise.all(Array.from({ length: clients }, lane));
  if (waiting.length > 0) await transaction(bare, waiting.flat());
  const rate = personIds.length / ((performance.now() - began) / 1000);
  await bare.dropDatabase();
  return rate;
}

async function writesOf(db: mongoose.Connection, personId: string): Promise<ClaimWrites> {
  const find = async (collection: string, filter: object): Promise<Written> => ({
    collection,
    documents: (await db.collection(collection).find(filter).toArray()) as unknown as Document[],
  });
  const lead = (await db.collection('leads').findOne({ personId, productLine: 'renovation_loan', open: true })) as unknown as Document;
  const eventsOf = async (type: string, filter: object) => {
    const events = await find('events', { type, ...filter });
    const work = await find('workItems', { eventId: { $in: events.documents.map((one) => one._id) } });
    return [events, work];
  };
  const audited = (action: string, subject: string) => find('auditEntries', { action, subjects: subject });
  return {
    claim: [
      await find('idempotencyKeys', { _id: { $regex: `^${personId}/` } }),
      await find('coupons', { personId, campaignId: lead['campaignId'] }),
      await find('consents', { personId, productLine: 'renovation_loan' }),
      await find('contactStates', { _id: personId }),
      await audited('claim:Campaign', `Customer/${personId}`),
      ...(await eventsOf('BenefitClaimed', { 'payload.personId': personId })),
    ],
    lead: [{ collection: 'leads', documents: [lead] }, ...(await eventsOf('LeadCaptured', { 'payload.leadId': lead._id }))],
    assignment: [
      await find('decisions', { leadId: lead._id }),
      await find('tasks', { 'subject.id': lead._id }),
      await find('deliveries', { leadId: lead._id }),
      ...(await eventsOf('LeadAssigned', { 'payload.leadId': lead._id })),
      ...(await eventsOf('DeliveryPlanned', {
        'payload.deliveryId': { $in: (await find('deliveries', { leadId: lead._id })).documents.map((one) => one._id) },
      })),
    ],
  };
}

/** How many leads the product assigned in one transaction on the average: the rival batches alike. */
async function assignmentBatch(db: mongoose.Connection, personIds: readonly string[]): Promise<number> {
  const times = await db.collection('leads').distinct('assignedAt', { personId: { $in: [...personIds] } });
  return Math.max(1, Math.round(personIds.length / Math.max(1, times.length)));
}

/** The same collections with the same indexes. */
async function prepare(from: mongoose.Connection, to: mongoose.Connection, all: readonly ClaimWrites[]): Promise<void> {
  const names = new Set(all.flatMap((one) => [...one.claim, ...one.lead, ...one.assignment].map(({ collection }) => collection)));
  for (const name of names) {
    await to.createCollection(name);
    for (const { key, v: _v, name: _name, ...options } of await from.collection(name).listIndexes().toArray()) {
      if (!('_id' in (key as object))) await to.collection(name).createIndex(key as never, options as never);
    }
  }
}

async function transaction(db: mongoose.Connection, writes: readonly Written[]): Promise<void> {
  const session = db.getClient().startSession();
  try {
    await session.withTransaction(
      async () => {
        for (const { collection, documents } of writes) {
          if (documents.length > 0) await db.collection(collection).insertMany(documents.map(copy) as never[], { session });
        }
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', journal: true } },
    );
  } finally {
    await session.endSession();
  }
}

const copy = (document: Document): Document => ({ ...document, _id: `${document._id}-${randomUUID()}` });
