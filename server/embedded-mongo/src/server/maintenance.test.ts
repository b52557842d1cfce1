import { doc, type Doc } from '../bson/value';
import type { CollectionEntry } from '../catalog/collection-entry';
import { removeScratch, scratchDirectory } from '../testing/scratch';
import { withFirstId } from '../update/upsert';
import { Engine } from './engine';

let engine: Engine;
beforeEach(() => (engine = new Engine(scratchDirectory(), 'none')));
afterEach(() => engine.close());
afterAll(removeScratch);

function collection(specification: Doc, documents: Doc[]): CollectionEntry {
  const { catalog, direct, records, store } = engine;
  const created = catalog.create(direct, 'test', 'c');
  catalog.finishIndexes(direct, catalog.addIndexes(direct, created, [specification]), new Set([specification['name'] as string]));
  const entry = catalog.find(direct.view, 'test', 'c')!;
  for (const document of documents) records.insert(direct, entry, withFirstId(document), store.latest);
  return entry;
}

describe('maintenance', () => {
  it('deletes documents past their time, and no others', async () => {
    const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
    const specification = doc({ v: 2, key: doc({ at: 1 }), name: 'at_1', expireAfterSeconds: 60 });
    const entry = collection(specification, [
      doc({ at: ago(61) }),
      doc({ at: ago(10) }),
      doc({ at: 'text' }),
      doc({}),
      doc({ at: [ago(5), ago(99)] }),
    ]);
    await engine.maintenance.expireDocuments();
    expect(engine.count(entry.id)).toBe(3);
  });

  it('removes what a dropped collection leaves behind', async () => {
    const entry = collection(
      doc({ v: 2, key: doc({ a: 1 }), name: 'a_1' }),
      Array.from({ length: 200 }, (_, a) => doc({ a })),
    );
    engine.catalog.drop(engine.direct, entry);
    await engine.store.durable();
    await engine.maintenance.sweep();
    const left = engine.store.latest.range('', '\xff');
    expect(left.next()).toBeUndefined();
    expect(engine.count(entry.id)).toBe(0);
  });
});
