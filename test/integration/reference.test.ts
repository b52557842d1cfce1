import mongoose from 'mongoose';
import { unitById } from '../../server/src/modules/orgs';
import { OrgUnitModel } from '../../server/src/modules/orgs/orgUnit.model';
import { moveReferenceStamp } from '../../server/src/platform/db/reference';
import { transact } from '../../server/src/platform/db/transact';
import { type Bank, startBank } from '../support/bank';
import { signedIn } from '../support/people';

/** Units, staff and campaigns are kept whole in each process: nobody may be told of them what the database no longer says. */
let bank: Bank;
beforeAll(async () => (bank = await startBank({ services: 'web', conflicts: false })), 60_000);
afterAll(() => bank.stop());

const UNIT = 'bra_yunjiang';
const rename = (name: string) => OrgUnitModel.updateOne({ _id: UNIT }, { $set: { name } });
const nameOf = async () => (await unitById(UNIT))?.name;

/** Another process has a connection of its own, and no part in this one's copy. */
async function renameElsewhere(name: string): Promise<void> {
  const elsewhere = await mongoose.createConnection(process.env['TEST_MONGODB_URI']!, { dbName: mongoose.connection.name }).asPromise();
  await elsewhere.transaction(async (session) => {
    await elsewhere.collection('orgUnits').updateOne({ _id: UNIT as never }, { $set: { name } }, { session });
    await elsewhere.collection('referenceStamps').updateOne({ _id: 'all' as never }, { $set: { stamp: name } }, { session });
  });
  await elsewhere.close();
}

/** What the database was asked meanwhile about units and their stamp; the server in this process also looks after its clock. */
async function asked(act: () => Promise<unknown>): Promise<string[]> {
  const questions: string[] = [];
  mongoose.set('debug', (collection: string, method: string) => {
    if (['orgUnits', 'referenceStamps'].includes(collection)) questions.push(`${method} ${collection}`);
  });
  await act();
  mongoose.set('debug', false);
  return questions;
}

test('what is written is told from then on', async () => {
  await rename('云江分行一');
  expect(await nameOf()).toBe('云江分行一');
});

test('what another process writes is told from then on', async () => {
  await nameOf();
  await renameElsewhere('云江分行二');
  expect(await nameOf()).toBe('云江分行二');
});

test('what is written past the models is told once the stamp has been moved', async () => {
  await mongoose.connection.collection('orgUnits').updateOne({ _id: UNIT as never }, { $set: { name: '云江分行三' } });
  await moveReferenceStamp();
  expect(await nameOf()).toBe('云江分行三');
});

test('a transaction sees what it wrote itself, and nobody does when it fails', async () => {
  await rename('云江分行');
  const failing = transact(async () => {
    expect(await nameOf()).toBe('云江分行');
    await rename('改到一半');
    expect(await nameOf()).toBe('改到一半');
    throw new Error('undone');
  });
  await expect(failing).rejects.toThrow('undone');
  expect(await nameOf()).toBe('云江分行');
});

test('a transaction goes by what stood when it began', async () => {
  await rename('云江分行');
  await transact(async () => {
    expect(await nameOf()).toBe('云江分行');
    await renameElsewhere('云江分行四');
    expect(await nameOf()).toBe('云江分行');
  });
  expect(await nameOf()).toBe('云江分行四');
});

test('for one answer the stamp is asked for once, however many of its parts go by the copies', async () => {
  const manager = await signedIn(bank.url, 'zhoukexin', 'workbench');
  await manager.call('desk.today', {});
  const questions = await asked(() => manager.call('desk.today', {}));
  expect(questions).toEqual(['findOne referenceStamps']);
});

test('within a transaction the stamp is asked for once, the collections not at all', async () => {
  await nameOf();
  const questions = await asked(() => transact(async () => void (await Promise.all([nameOf(), nameOf()]))));
  expect(questions).toEqual(['findOne referenceStamps']);
});

test('what is told is shared, so nobody can change it', async () => {
  const unit = (await unitById(UNIT))!;
  expect(() => (unit.name = '别的名字')).toThrow(TypeError);
});
