import mongoose from 'mongoose';
import { audit, type AuditFault, sealAudit, verifyAudit } from '../../server/src/platform/audit';
import { type Bank, startBank } from '../support/bank';

/** The trail shows tampering: whatever is changed directly in the database is found, with its place. */
let bank: Bank;
beforeAll(async () => (bank = await startBank({ services: 'web', conflicts: false })), 60_000);
afterAll(() => bank.stop());

const entries = () => mongoose.connection.collection<{ _id: string; action: string; seal: number | null }>('auditEntries');
interface Seal {
  _id: number;
  mac: string;
  entries: { id: string; digest: string }[];
}
const seals = () => mongoose.connection.collection<Seal>('auditSeals');

async function write(n: number): Promise<void> {
  for (let i = 0; i < n; i += 1) {
    await audit({
      actor: { kind: 'staff', id: `stf_${i}` },
      action: 'work:Lead',
      subjects: [`Lead/led_${i}`],
      detail: { outcome: 'intent_follow', n: i },
    });
  }
  await sealAudit();
}

beforeEach(async () => {
  while ((await sealAudit()) > 0);
  await write(3);
  await write(2);
  expect(await verifyAudit()).toMatchObject({ intact: true, fault: null });
});

/** Tampers, looks, and puts everything back. */
async function faultAfter(tamper: () => Promise<() => Promise<unknown>>): Promise<AuditFault | null> {
  const restore = await tamper();
  const { intact, fault } = await verifyAudit();
  await restore();
  expect(intact).toBe(false);
  expect((await verifyAudit()).intact).toBe(true);
  return fault;
}

const anEntry = async () => (await entries().findOne({ 'subjects.0': 'Lead/led_1', seal: { $ne: null } }))!;

test('a changed entry is named', async () => {
  const entry = await anEntry();
  const fault = await faultAfter(async () => {
    await entries().updateOne({ _id: entry._id }, { $set: { action: 'read:Lead' } });
    return () => entries().updateOne({ _id: entry._id }, { $set: { action: entry.action } });
  });
  expect(fault).toEqual({ code: 'entry_altered', seal: entry.seal, entryId: entry._id });
});

test('a deleted entry is named', async () => {
  const entry = await anEntry();
  const fault = await faultAfter(async () => {
    await entries().deleteOne({ _id: entry._id });
    return () => entries().insertOne(entry);
  });
  expect(fault).toEqual({ code: 'entry_missing', seal: entry.seal, entryId: entry._id });
});

test('an entry moved to another seal is missing from its own', async () => {
  const entry = await anEntry();
  const fault = await faultAfter(async () => {
    await entries().updateOne({ _id: entry._id }, { $set: { seal: (entry.seal ?? 0) + 1 } });
    return () => entries().updateOne({ _id: entry._id }, { $set: { seal: entry.seal } });
  });
  expect(fault).toEqual({ code: 'entry_missing', seal: entry.seal, entryId: entry._id });
});

test('a cut tail is found by the anchor outside the database', async () => {
  const last = (await seals().find().sort({ _id: -1 }).limit(1).next())!;
  const fault = await faultAfter(async () => {
    await seals().deleteOne({ _id: last._id });
    return () => seals().insertOne(last);
  });
  expect(fault).toEqual({ code: 'chain_cut', seal: last._id - 1, entryId: null });
});

/** Replaces what stands under a number. */
const put = (number: number, { _id: _, ...content }: Seal) => seals().replaceOne({ _id: number }, content);

test('two seals that were swapped are found', async () => {
  const [last, before] = (await seals().find().sort({ _id: -1 }).limit(2).toArray()) as [Seal, Seal];
  const swap = async () => {
    await put(last._id, before);
    await put(before._id, last);
  };
  const fault = await faultAfter(async () => {
    await swap();
    return async () => {
      await put(last._id, last);
      await put(before._id, before);
    };
  });
  expect(fault?.seal).toBe(before._id);
});

test('a digest that was recomputed without the key does not pass', async () => {
  const last = (await seals().find().sort({ _id: -1 }).limit(1).next())!;
  const fault = await faultAfter(async () => {
    await seals().updateOne({ _id: last._id }, { $set: { 'entries.0.digest': 'forged' } });
    return () => put(last._id, last);
  });
  expect(fault).toEqual({ code: 'seal_altered', seal: last._id, entryId: null });
});
