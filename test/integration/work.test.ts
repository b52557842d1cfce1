import { z } from 'zod';
import { defineEvent } from '../../server/src/events/defineEvent';
import { transact } from '../../server/src/platform/db/transact';
import { claimDue } from '../../server/src/platform/work/claim';
import { WorkItemModel } from '../../server/src/platform/work/models';
import { emit, processor, registerProcessors, workOne } from '../../server/src/platform/work';
import { type Bank, startBank } from '../support/bank';

/** What a processor may ask of the workers: to have what waits beside it, and to take turns with whoever writes the same. */
const Counted = defineEvent('TestCounted', 1, z.strictObject({ book: z.string(), n: z.number() }));
const Summed = defineEvent('TestSummed', 1, z.strictObject({ book: z.string() }));
const runs: number[][] = [];

let bank: Bank;
beforeAll(async () => {
  bank = await startBank({ services: 'web', conflicts: false });
  const ofBook = { lane: 'bulk', key: ({ book }: { book: string }) => book, serial: 'testBook' } as const;
  registerProcessors([
    processor({
      ...ofBook,
      kind: 'transaction',
      name: 'countOnTestCounted',
      on: Counted,
      gather: 3,
      run: ({ payload }, along) => {
        const all = [payload, ...along.map((one) => one.payload)].map(({ n }) => n);
        runs.push(all);
        return all.includes(-1) ? Promise.reject(new Error('this one cannot be counted')) : Promise.resolve();
      },
    }),
    processor({ ...ofBook, kind: 'transaction', name: 'sumOnTestSummed', on: Summed, run: () => Promise.resolve() }),
  ]);
}, 60_000);
beforeEach(() => runs.splice(0));
afterAll(() => bank.stop());

const count = (book: string, ...numbers: number[]) =>
  transact(async () => {
    for (const n of numbers) await emit(Counted, { book, n });
  });
const statesOf = async (key: string) => (await WorkItemModel.find({ key }).sort({ _id: 1 }).lean()).map(({ state }) => state);

test('a run that gathers is handed what waits for its key, oldest first and no more than it asked for', async () => {
  await count('one', 1, 2, 3, 4, 5);
  await count('other', 9);
  while (await workOne('bulk'));
  expect(runs).toEqual([[1, 2, 3, 4], [5], [9]]);
  expect(await statesOf('one')).toEqual(['done', 'done', 'done', 'done', 'done']);
});

test('an event that fails is tried alone afterwards, and holds up nobody but itself', async () => {
  await count('bad', -1, 2, 3);
  await workOne('bulk');
  expect(await statesOf('bad')).toEqual(['ready', 'ready', 'ready']);
  await WorkItemModel.updateMany({ key: 'bad' }, { $set: { availableAt: new Date(0) } });
  await workOne('bulk');
  expect(runs).toEqual([[-1, 2, 3], [-1]]);
  await workOne('bulk');
  expect(runs.at(-1)).toEqual([2, 3]);
  expect(await statesOf('bad')).toEqual(['ready', 'done', 'done']);
});

test('processors that write the same take turns, whichever process claims', async () => {
  await count('turns', 1);
  await transact(async () => void (await emit(Summed, { book: 'turns' })));
  const mine = await claimDue('bulk', 10, []);
  expect(mine.filter(({ key }) => key === 'turns').map(({ processor: name }) => name)).toEqual(['countOnTestCounted']);
  expect((await claimDue('bulk', 10, [])).filter(({ key }) => key === 'turns')).toEqual([]);
});
