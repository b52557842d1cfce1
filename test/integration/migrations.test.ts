import type { RuleSet } from '@yinqiao/shared/domain';
import mongoose from 'mongoose';
import { startLeadClocks } from '../../server/src/modules/leads/migrations/startLeadClocks';
import { businessNow } from '../../server/src/platform/clock/clock';
import { keepLedgers } from '../../server/src/modules/customers/migrations/keepLedgers';
import { textsOfNewLines } from '../../server/src/modules/consents/migrations/textsOfNewLines';
import { completePolicies } from '../../server/src/modules/leads/migrations/completePolicies';
import { giveLeadsFacts } from '../../server/src/modules/leads/migrations/giveLeadsFacts';
import { openIntake } from '../../server/src/modules/leads/migrations/openIntake';
import { openPoolDays } from '../../server/src/modules/leads/migrations/openPoolDays';
import { numberRosters } from '../../server/src/modules/orgs/migrations/numberRosters';
import { migrations } from '../../server/src/migrations';
import { migrate, type Migration } from '../../server/src/platform/db/migrate';
import { type Bank, startBank } from '../support/bank';

/** What a start brings about before it is ready, and what `/readyz` says of a database that is not as declared. */
let bank: Bank;
beforeAll(async () => (bank = await startBank({ services: 'web', conflicts: false })), 60_000);
afterAll(() => bank.stop());

const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);
const recorded = async () => (await collection('migrations').find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

async function readiness(): Promise<[number, string[]]> {
  const reply = await fetch(`${bank.url}/readyz`);
  return [reply.status, ((await reply.json()) as { indexDrift: string[] }).indexDrift];
}

describe('migrations', () => {
  const done: string[] = [];
  const step = (name: string, run: () => Promise<void> = () => Promise.resolve()): Migration => ({
    name,
    run: async () => {
      await run();
      done.push(name);
    },
  });
  beforeEach(() => done.splice(0));

  test('a started server has brought the database up to date and recorded it; a new demo bank does not forget that', async () => {
    expect(await recorded()).toEqual(migrations.map(({ name }) => name).sort());
    expect(await readiness()).toEqual([200, []]);
  });

  test('run in order, each once, however many processes start at once', async () => {
    const steps = [step('b-first'), step('a-second'), step('c-third')];
    await Promise.all([migrate(steps), migrate(steps), migrate(steps)]);
    expect(done).toEqual(['b-first', 'a-second', 'c-third']);
  });

  test('one that fails ends the start, keeps those after it waiting and is tried again by the next', async () => {
    let failing = true;
    const second = () => (failing ? Promise.reject(new Error('cut short')) : Promise.resolve());
    const steps = [step('fails-1'), step('fails-2', second), step('fails-3')];
    await expect(migrate(steps)).rejects.toThrow('cut short');
    expect(done).toEqual(['fails-1']);
    failing = false;
    await migrate(steps);
    expect(done).toEqual(['fails-1', 'fails-2', 'fails-3']);
  });
});

test('rosters of an earlier release are numbered, and a leave keeps its days', async () => {
  const days = { from: '2026-11-02', to: '2026-11-30' };
  const rosters = mongoose.connection.collection('staff');
  await rosters.updateOne({ name: '赵一鸣' }, { $set: { leaves: [{ ...days, note: '休假' }] }, $unset: { version: '' } });
  await numberRosters();
  expect(await rosters.findOne({ name: '赵一鸣' })).toMatchObject({ version: 1, leaves: [{ ...days, kind: null }] });
});

test('the ledgers of an earlier release begin to keep days, and lose nothing', async () => {
  const ledgers = mongoose.connection.collection('poolLedgers');
  const before = await ledgers.findOne({ 'accounts.0': { $exists: true } });
  await ledgers.updateOne({ _id: before!._id }, { $unset: { running: '' } });
  await openPoolDays();
  const none = { day: '', leads: 0, givenBack: 0, unshared: { owner: 0 }, shares: [] };
  expect(await ledgers.findOne({ _id: before!._id })).toEqual({ ...before, running: none });
});

test('the leads of an earlier release know where each touch came from, and lose nothing', async () => {
  const leads = mongoose.connection.collection('leads');
  const before = await leads.findOne();
  const bare = { source: 'Coupon/cpn_old', campaignId: null, at: before!['capturedAt'] as Date };
  await leads.updateOne({ _id: before!._id }, { $set: { touches: [bare] }, $unset: { openedAt: '', reopenedFrom: '', mergedInto: '' } });
  await openIntake();
  expect(await leads.findOne({ _id: before!._id })).toEqual({ ...before, touches: [{ ...bare, kind: 'benefit', facts: {} }] });
});

test('the leads of an earlier release get clocks that leave a day for what was let lie, and whoever gave one back keeps clear of it', async () => {
  const leads = mongoose.connection.collection('leads');
  const before = await leads.findOne({ state: 'accepted' });
  const life = [
    'heat',
    'heatRank',
    'terms',
    'formerHolders',
    'redistributions',
    'givenBy',
    'nextClock',
    'nextClockAt',
    'clockStep',
    'clockFired',
  ];
  const gone = Object.fromEntries(life.map((name) => [name, '']));
  const old = { returnedBy: ['stf_former'], firstContactBy: new Date('2026-11-01T02:00:00Z') };
  await leads.updateOne({ _id: before!._id }, { $unset: gone, $set: old });
  await startLeadClocks();
  const after = await leads.findOne({ _id: before!._id });
  expect(after).toMatchObject({ heat: 'hot', heatRank: 0, nextClock: 'contact', clockStep: 'remind', clockFired: 0 });
  expect((after!['formerHolders'] as { staffId: string }[]).map(({ staffId }) => staffId)).toEqual(['stf_former']);
  expect((after!['nextClockAt'] as Date).getTime()).toBeGreaterThan(businessNow().getTime() + 23 * 3_600_000);
  expect(after).not.toHaveProperty('returnedBy');
});

test('policies of an earlier release are read with the default of every line and of the care for elders', async () => {
  const versions = mongoose.connection.collection<{ _id: string; rules: RuleSet | null }>('policyVersions');
  const before = await versions.findOne({ rules: { $ne: null } });
  const { heats, rungs } = before!.rules!;
  const { renovation_loan, pension, general } = heats;
  const former = rungs.map((rung) => (rung.kind === 'licence' ? { ...rung, params: { more: {} } } : rung));
  const set = { 'rules.heats': { renovation_loan, pension, general }, 'rules.rungs': former };
  await versions.updateOne({ _id: before!._id }, { $set: set as never });
  await completePolicies();
  expect(await versions.findOne({ _id: before!._id })).toEqual(before);
});

test('lines that are new to a bank are agreed to in the words of the general one', async () => {
  const texts = mongoose.connection.collection('consentTexts');
  const general = await texts.findOne({ productLine: 'general', current: true });
  await texts.deleteMany({ productLine: 'fund' });
  await textsOfNewLines();
  await textsOfNewLines();
  const found = await texts.find({ productLine: 'fund' }).toArray();
  expect(found).toEqual([{ ...general, _id: `fund:${String(general!['version'])}`, productLine: 'fund' }]);
});

describe('index drift', () => {
  test('an index that is lacking makes the server not ready and is made again by the next start', async () => {
    await collection('sessions').dropIndex('expiresAt_1');
    expect(await readiness()).toEqual([503, ['sessions.expiresAt_1']]);
    await migrate(migrations);
    expect(await readiness()).toEqual([200, []]);
  });

  test('another definition under the same name is named, and the next start neither fails nor drops it', async () => {
    const workItems = collection('workItems');
    await workItems.dropIndex('processor_1_eventId_1');
    await workItems.createIndex({ processor: 1, eventId: 1 }, { name: 'processor_1_eventId_1' });
    expect(await readiness()).toEqual([503, ['workItems.processor_1_eventId_1']]);
    await workItems.dropIndex('waiting_serialKey');
    await workItems.createIndex({ key: 1 }, { name: 'waiting_serialKey' });
    await migrate(migrations);
    expect(await readiness()).toEqual([503, ['workItems.processor_1_eventId_1', 'workItems.waiting_serialKey']]);
    expect((await workItems.indexes()).find(({ name }) => name === 'waiting_serialKey')?.key).toEqual({ key: 1 });
  });
});

test('leads and customers of an earlier release are given what the ladder goes by; nobody’s owner is lost', async () => {
  const [persons, ownerships, leads] = ['persons', 'bookOwnerships', 'leads'].map((name) => mongoose.connection.collection(name));
  const owned = await persons!.findOne({ ownerStaffId: { $ne: null } });
  const lead = await leads!.findOne({ ownerId: { $ne: null } });
  await persons!.updateOne({ _id: owned!._id }, { $unset: { assets: '', redLines: '', ownerContactAt: '' } });
  await ownerships!.deleteMany({ personId: owned!._id });
  await leads!.updateOne({ _id: lead!._id }, { $unset: { facts: '' } });
  await keepLedgers();
  await keepLedgers();
  await giveLeadsFacts();
  const ledger = await ownerships!.find({ personId: owned!._id }).toArray();
  expect(ledger).toMatchObject([{ staffId: owned!['ownerStaffId'] as string, from: owned!['ownerSince'] as Date, to: null }]);
  expect(await persons!.findOne({ _id: owned!._id })).toMatchObject({ redLines: [], ownerContactAt: null });
  expect((await leads!.findOne({ _id: lead!._id }))!['facts']).toMatchObject({
    ties: { bookOwner: { staffId: lead!['ownerId'] as string } },
  });
});
