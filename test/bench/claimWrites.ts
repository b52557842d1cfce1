import type mongoose from 'mongoose';

type Document = Record<string, unknown> & { _id: string };

/** A document that a transaction inserts, or sets whole where it stands already. */
export interface Write {
  collection: string;
  kind: 'insert' | 'set';
  document: Document;
}

/** What one claim made the product write, by transaction: the claim, the lead, the assignment (one for a batch of a pool's leads). */
export interface ClaimWrites {
  poolUnitId: string;
  /** What stood there before the claim and is only set by it. */
  before: Write[];
  claim: Write[];
  lead: Write[];
  assignment: Write[];
}

const FREE = { state: 'free', campaignId: null, personId: undefined, period: undefined, nth: undefined, claimedAt: null, validUntil: null };
const READY = { state: 'ready', leaseToken: null, leaseUntil: null, attempts: 0, doneAt: null };
const WAITING = { state: 'waiting', staffId: null, assignmentNo: 0, assignedAt: null, acceptBy: null, firstContactBy: null };

/** Collects the writes of one person's claim from the documents that the product left in its database. */
export async function writesOf(db: mongoose.Connection, personId: string): Promise<ClaimWrites> {
  const find = async (collection: string, filter: object): Promise<Write[]> => {
    const documents = (await db.collection(collection).find(filter).toArray()) as unknown as Document[];
    return documents.map((document) => ({ collection, kind: 'insert', document }));
  };
  const eventsOf = async (type: string, filter: object): Promise<{ events: Write[]; work: Write[] }> => {
    const events = await find('events', { type, ...filter });
    return { events, work: await find('workItems', { eventId: { $in: idsOf(events) } }) };
  };
  const audited = (action: string, subject: string) => find('auditEntries', { action, subjects: subject });

  const lead = await find('leads', { personId, productLine: 'renovation_loan', open: true });
  const { _id: leadId, staffId, campaignId, pool } = lead[0]!.document as Document & { pool: { poolUnitId: string } };
  const coupons = await find('coupons', { personId, campaignId });
  const contactStates = await find('contactStates', { _id: personId });
  const ledger = await find('poolLedgers', { _id: pool.poolUnitId });
  const load = await find('rmLoads', { _id: staffId });
  const deliveries = await find('deliveries', { leadId });
  const claimed = await eventsOf('BenefitClaimed', { 'payload.personId': personId });
  const captured = await eventsOf('LeadCaptured', { 'payload.leadId': leadId });
  const called = await eventsOf('LeadWaiting', { _id: await callAfter(db, idsOf(captured.events)[0]!, pool.poolUnitId) });
  const assigned = await eventsOf('LeadAssigned', { 'payload.leadId': leadId });
  const planned = await eventsOf('DeliveryPlanned', { 'payload.deliveryId': { $in: idsOf(deliveries) } });
  return {
    poolUnitId: pool.poolUnitId,
    before: [as(coupons, 'insert', FREE), as(contactStates, 'insert', { lines: [] }), ledger, load].flat(),
    claim: [
      await find('idempotencyKeys', { _id: { $regex: `^${personId}/` } }),
      as(coupons, 'set'),
      await find('consents', { personId, productLine: 'renovation_loan' }),
      as(contactStates, 'set'),
      await audited('claim:Campaign', `Customer/${personId}`),
      claimed.events,
      as(claimed.work, 'insert', READY),
    ].flat(),
    lead: [
      as(claimed.work, 'set'),
      as(lead, 'insert', WAITING),
      await audited('create:Lead', `Lead/${leadId}`),
      captured.events,
      called.events,
      as([...captured.work, ...called.work], 'insert', READY),
    ].flat(),
    assignment: [
      as(called.work, 'set'),
      as(ledger, 'set'),
      as(load, 'set'),
      as(lead, 'set'),
      await find('decisions', { leadId }),
      await find('tasks', { 'subject.id': leadId }),
      deliveries,
      await audited('assign:Lead', `Lead/${leadId}`),
      assigned.events,
      planned.events,
      as([...assigned.work, ...planned.work], 'insert', READY),
    ].flat(),
  };
}

const idsOf = (writes: readonly Write[]): string[] => writes.map(({ document }) => document._id);

/** The same documents, written in another way or as they stood at another time. */
const as = (writes: readonly Write[], kind: Write['kind'], was: object = {}): Write[] =>
  writes.map(({ collection, document }) => ({ collection, kind, document: withoutUndefined({ ...document, ...was }) }));

const withoutUndefined = (document: Document): Document =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined)) as Document;

/** The call of the pool that was emitted with a lead: the first of the pool after the lead's own event. */
async function callAfter(db: mongoose.Connection, eventId: string, poolUnitId: string): Promise<unknown> {
  const calls = db.collection('events').find({ type: 'LeadWaiting', 'payload.poolUnitId': poolUnitId, _id: { $gt: eventId as never } });
  return (await calls.sort({ _id: 1 }).limit(1).toArray())[0]?._id;
}
