import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { audit, type AuditFault, configureAudit, sealAudit, verifyAudit } from '../../server/src/platform/audit';
import { type Bank, startBank } from '../support/bank';

/** The trail shows tampering: whatever is changed directly in the database is found, with its place. */
let bank: Bank;
beforeAll(async () => (bank = await startBank({ services: 'web', conflicts: false })), 60_000);
afterAll(() => bank.stop());

interface Entry {
  _id: string;
  action: string;
  seal: unknown;
  recordedAt: Date;
}
const entries = () => mongoose.connection.collection<Entry>('auditEntries');
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
    await entries().updateOne({ _id: entry._id }, { $set: { seal: Number(entry.seal) + 1 } });
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

test.each([999_999, 0, -1, 1.5, '1', [2.5], {}])('an entry slipped in as sealed by %j is named', async (seal) => {
  const { _id, ...like } = await anEntry();
  const fault = await faultAfter(async () => {
    await entries().insertOne({ ...like, _id: `${_id}-forged`, seal });
    return () => entries().deleteOne({ _id: `${_id}-forged` });
  });
  expect(fault?.entryId).toBe(`${_id}-forged`);
});

test('an entry slipped in unsealed, of a time that is sealed already, is named', async () => {
  const { _id, recordedAt, ...like } = await anEntry();
  const fault = await faultAfter(async () => {
    await entries().insertOne({ ...like, _id: 'aud_forged', seal: null, recordedAt: new Date(recordedAt.getTime() - 6_000) });
    return () => entries().deleteOne({ _id: 'aud_forged' });
  });
  expect(fault).toMatchObject({ code: 'entry_unsealed', entryId: 'aud_forged' });
});

describe('a cut chain does not heal', () => {
  const readyz = async () => {
    const reply = await fetch(`${bank.url}/readyz`);
    return [reply.status, ((await reply.json()) as { auditFault: AuditFault | null }).auditFault];
  };
  const stopped = async () => /^audit_sealing_stopped (\d)$/m.exec(await (await fetch(`${bank.url}/metrics`)).text())?.[1];
  const writeUnsealed = async () => {
    await write(1);
    expect(await entries().countDocuments({ seal: null })).toBe(1);
  };
  const sealsOn = async () => {
    expect(await sealAudit()).toBe(1);
    expect(await readyz()).toEqual([200, null]);
    expect(await verifyAudit()).toMatchObject({ intact: true });
  };

  /** Takes the newest seals with their entries out. @returns the number before them, and what puts them back */
  async function cut(from: number): Promise<() => Promise<void>> {
    const gone = {
      seals: await seals()
        .find({ _id: { $gte: from } })
        .toArray(),
      entries: await entries()
        .find({ seal: { $gte: from } })
        .toArray(),
    };
    await seals().deleteMany({ _id: { $gte: from } });
    await entries().deleteMany({ seal: { $gte: from } });
    return async () => {
      await seals().insertMany(gone.seals);
      await entries().insertMany(gone.entries);
    };
  }
  const lastNumber = async () => (await seals().find().sort({ _id: -1 }).limit(1).next())!._id;

  test('its end taken away with the entries: nothing is sealed over it, what happens meanwhile is kept, operators are told', async () => {
    const last = await lastNumber();
    const putBack = await cut(last);
    await writeUnsealed();
    expect(await lastNumber()).toBe(last - 1);
    const fault = { code: 'chain_cut', seal: last - 1, entryId: null };
    expect(await verifyAudit()).toMatchObject({ intact: false, fault });
    expect([await readyz(), await stopped()]).toEqual([[200, fault], '1']);
    await putBack();
    await sealsOn();
    expect(await stopped()).toBe('0');
  });

  test('all of it taken away', async () => {
    const putBack = await cut(1);
    await writeUnsealed();
    expect(await verifyAudit()).toMatchObject({ intact: false, fault: { code: 'chain_cut', seal: 0 } });
    await putBack();
    await sealsOn();
  });

  test('a forged seal at its end is not built upon', async () => {
    const last = (await seals().find().sort({ _id: -1 }).limit(1).next())!;
    await seals().insertOne({ ...last, _id: last._id + 1 });
    await writeUnsealed();
    await seals().deleteOne({ _id: last._id + 1 });
    await sealsOn();
  });

  test('another process knows what this one sealed, and the other way round', async () => {
    const other = mkdtempSync(join(tmpdir(), 'yinqiao-anchors-'));
    configureAudit(bank.env.keys.audit, other);
    expect(await sealAudit()).toBe(0);
    const putBack = await cut(await lastNumber());
    await writeUnsealed();
    await putBack();
    expect(await sealAudit()).toBe(1);
    configureAudit(bank.env.keys.audit, bank.env.dataDir);
    expect(await sealAudit()).toBe(0);
    const putBackAgain = await cut(await lastNumber());
    await writeUnsealed();
    await putBackAgain();
    await sealsOn();
    rmSync(other, { recursive: true });
  });

  test('one number anchored with two contents is named, also when another seal came later', async () => {
    const file = join(bank.env.dataDir, 'audit-anchors.log');
    const anchors = readFileSync(file, 'utf8');
    appendFileSync(file, '2 of-another-chain\n');
    expect(await verifyAudit()).toMatchObject({ intact: false, fault: { code: 'seal_not_anchored', seal: 2 } });
    configureAudit(bank.env.keys.audit, bank.env.dataDir);
    await writeUnsealed();
    writeFileSync(file, anchors);
    configureAudit(bank.env.keys.audit, bank.env.dataDir);
    await sealsOn();
  });
});
