import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Snapshot, Store } from './store';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yinqiao-view-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const END = '~';
const keyOf = (n: number): string => `k${String(n).padStart(3, '0')}`;
const key = fc.integer({ min: 0, max: 60 }).map(keyOf);

/** What may happen between two steps of a cursor. */
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('put' as const), key, value: fc.option(fc.string({ minLength: 1, maxLength: 4 })) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('snapshot' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('durable' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('hand over' as const) }) },
  { weight: 6, arbitrary: fc.record({ what: fc.constant('next' as const), cursor: fc.boolean() }) },
);

/** The entry that comes next in a plain map: the nearest key beyond the one that was told last. */
function nextIn(map: ReadonlyMap<string, string>, last: string | null, reverse: boolean): string | undefined {
  const beyond = [...map.keys()].filter((one) => last === null || (reverse ? one < last : one > last)).sort();
  const found = reverse ? beyond.at(-1) : beyond[0];
  return found === undefined ? undefined : `${found}=${map.get(found)}`;
}

it('a cursor tells at every step what stands next, whatever was written, frozen or stored between its steps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(key), fc.array(happening, { maxLength: 80 }), async (before, happenings) => {
      const store = new Store(join(folder, `${Math.random().toString(36).slice(2)}.lmdb`), 'none');
      const map = new Map<string, string>();
      const put = (at: string, value: string | null) => {
        store.put(at, value === null ? null : Buffer.from(value));
        if (value === null) map.delete(at);
        else map.set(at, value);
      };
      before.forEach((one) => put(one, 'first'));
      await store.durable();
      const cursors = [false, true].map((reverse) => ({
        reverse,
        last: null as string | null,
        ended: false,
        range: store.latest.range('', END, reverse),
      }));
      const snapshots: Snapshot[] = [];
      const stored: Promise<void>[] = [];
      for (const one of happenings) {
        if (one.what === 'put') put(one.key, one.value);
        if (one.what === 'snapshot') snapshots.push(store.snapshot());
        if (one.what === 'durable') stored.push(store.durable());
        if (one.what === 'hand over') await new Promise(setImmediate);
        if (one.what !== 'next') continue;
        const cursor = cursors[Number(one.cursor)]!;
        if (cursor.ended) continue;
        const entry = cursor.range.next();
        expect(entry && `${entry.key}=${entry.value.toString()}`).toBe(nextIn(map, cursor.last, cursor.reverse));
        cursor.last = entry?.key ?? cursor.last;
        cursor.ended = !entry;
      }
      await Promise.all(stored);
      snapshots.forEach((snapshot) => snapshot.release());
      await store.close();
    }),
    { numRuns: 300 },
  );
});

it('whoever removes what they read reads the file once, not a batch for every entry', async () => {
  const ENTRIES = 5_000;
  const store = new Store(join(folder, 'swept.lmdb'), 'none');
  for (let n = 0; n < ENTRIES; n++) store.put(`k${String(n).padStart(6, '0')}`, Buffer.alloc(8));
  await store.durable();
  let read = 0;
  const getRange = store.database.getRange.bind(store.database);
  store.database.getRange = (options) => {
    read += options?.limit ?? 0;
    return getRange(options);
  };
  const entries = store.latest.range('', END);
  for (let entry = entries.next(); entry; entry = entries.next()) store.put(entry.key, null);
  expect(read).toBeLessThan(2 * ENTRIES);
  expect(store.latest.range('', END).next()).toBeUndefined();
  await store.close();
});
