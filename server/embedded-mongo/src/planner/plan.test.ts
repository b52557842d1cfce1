import type { ObjectId } from 'bson';
import fc from 'fast-check';
import { compareValues } from '../bson/compare';
import { doc, type Doc, type Value } from '../bson/value';
import type { CollectionEntry } from '../catalog/collection-entry';
import { parseFilter } from '../query/filter';
import { compileSort } from '../query/sort';
import { Engine } from '../server/engine';
import { Operation } from '../server/operation';
import { arbitraryFilter, arbitraryKeyPattern, arbitrarySmallDoc } from '../testing/arbitrary';
import { removeScratch, scratchDirectory } from '../testing/scratch';
import { withFirstId } from '../update/upsert';
import { find, planFor } from './find';

let engine: Engine;
let collections = 0;

beforeAll(() => (engine = new Engine(scratchDirectory(), 'none')));
afterAll(async () => {
  await engine.close();
  removeScratch();
});

/** A collection with the documents and the indexes; documents an index refuses are left out. */
function collectionOf(documents: Doc[], indexes: Doc[]): CollectionEntry {
  const { catalog, direct, records, store } = engine;
  const created = catalog.create(direct, 'test', `c${++collections}`);
  const specifications = indexes.map((specification, i) => doc({ v: 2, name: `i${i}`, ...(specification as Record<string, Value>) }));
  const entry = catalog.addIndexes(direct, created, specifications);
  catalog.finishIndexes(direct, entry, new Set(specifications.map((each) => each['name'] as string)));
  const ready = catalog.find(direct.view, 'test', entry.name)!;
  for (const document of documents) {
    try {
      records.insert(direct, ready, withFirstId(document), store.latest);
    } catch (error) {
      expect((error as { code: number }).code).toBe(171);
    }
  }
  return ready;
}

function ids(entry: CollectionEntry, filter: Doc, options: { sort?: Doc; hint?: Doc } = {}): Doc[] {
  const sort = options.sort && compileSort(options.sort);
  const flow = find({ view: engine.direct.view, entry, node: parseFilter(filter), sort, hint: options.hint, operation: new Operation() });
  return [...flow].flatMap((found) => (found ? [found.document] : []));
}

const sorted = (documents: Doc[]): string[] => documents.map((document) => (document['_id'] as ObjectId).toHexString()).sort();

describe('an index', () => {
  it('finds what reading the whole collection finds', () => {
    fc.assert(
      fc.property(
        fc.array(arbitrarySmallDoc, { maxLength: 12 }),
        fc.array(arbitraryKeyPattern, { minLength: 1, maxLength: 3 }),
        arbitraryFilter,
        (documents, patterns, filter) => {
          const entry = collectionOf(
            documents,
            patterns.map((key) => doc({ key })),
          );
          expect(sorted(ids(entry, filter))).toEqual(sorted(ids(entry, filter, { hint: doc({ $natural: 1 }) })));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds the same when it is sparse or partial', () => {
    fc.assert(
      fc.property(
        fc.array(arbitrarySmallDoc, { maxLength: 12 }),
        arbitraryKeyPattern,
        fc.tuple(fc.constantFrom('a', 'd'), fc.constantFrom<Value>(1, doc({ $exists: true }), doc({ $gte: 2 }), doc({ $type: 'string' }))),
        arbitraryFilter,
        (documents, key, [path, condition], filter) => {
          const indexes = [doc({ key, sparse: true }), doc({ key, partialFilterExpression: doc({ [path]: condition }) })];
          const entry = collectionOf(documents, indexes);
          expect(sorted(ids(entry, filter))).toEqual(sorted(ids(entry, filter, { hint: doc({ $natural: 1 }) })));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the order a sort asks for', () => {
    fc.assert(
      fc.property(
        fc.array(arbitrarySmallDoc, { maxLength: 12 }),
        arbitraryKeyPattern,
        arbitraryKeyPattern,
        arbitraryFilter,
        (documents, key, sort, filter) => {
          const entry = collectionOf(documents, [doc({ key })]);
          const order = compileSort(sort);
          const keys = (found: Doc[]): string[] => found.map((document) => order.keyOf(document));
          expect(keys(ids(entry, filter, { sort }))).toEqual(keys(ids(entry, filter, { hint: doc({ $natural: 1 }) })).sort());
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each<[string, Doc[], Doc, Doc, Doc | undefined, number]>([
    [
      'two paths of one array match in different elements',
      [doc({ a: [doc({ b: 1, c: 9 }), doc({ b: 9, c: 2 })] })],
      doc({ 'a.b': 1, 'a.c': 1 }),
      doc({ 'a.b': 1, 'a.c': 2 }),
      undefined,
      1,
    ],
    ['two bounds match by different elements', [doc({ a: [0, 4] })], doc({ a: 1 }), doc({ a: doc({ $gte: 1, $lt: 3 }) }), undefined, 1],
    [
      'the order of arrays is that of their extremes',
      [doc({ a: [1, 5] }), doc({ a: [2, 3] })],
      doc({ a: 1 }),
      doc({ a: doc({ $gte: 2 }) }),
      doc({ a: 1 }),
      2,
    ],
    ['null stands for a missing field', [doc(), doc({ a: null }), doc({ a: 1 })], doc({ a: 1 }), doc({ a: null }), undefined, 2],
  ])('is right where %s', (_, documents, key, filter, sort, expected) => {
    for (const sparse of [false, true]) {
      const entry = collectionOf(documents, [doc({ key, sparse })]);
      const found = ids(entry, filter, { ...(sort && { sort }) });
      expect(found).toHaveLength(expected);
      if (sort) expect(found.map(({ a }) => a)).toEqual(documents.map(({ a }) => a));
    }
  });

  it('keeps long values apart and finds them, though their keys are shortened', () => {
    const long = (end: string): string => 'x'.repeat(3000) + end;
    const entry = collectionOf([doc({ a: long('1') }), doc({ a: long('2') }), doc({ a: 'x' })], [doc({ key: doc({ a: 1 }) })]);
    expect(ids(entry, doc({ a: long('2') })).map(({ a }) => a)).toEqual([long('2')]);
    expect(ids(entry, doc({ a: doc({ $gt: long('1') }) })).map(({ a }) => a)).toEqual([long('2')]);
    const ends = '0123456789'.split('');
    const many = collectionOf(
      ends.map((end) => doc({ a: long(end) })),
      [doc({ key: doc({ a: 1 }) })],
    );
    expect(ids(many, doc(), { sort: doc({ a: -1 }) }).map(({ a }) => a)).toEqual(ends.map(long).reverse());
  });
});

describe('the planner', () => {
  const choose = (filter: Doc, sort?: Doc): Doc | string => {
    const entry = collectionOf([doc({ a: 1, b: 2 })], [doc({ key: doc({ a: 1, b: 1 }) }), doc({ key: doc({ b: 1 }) })]);
    const plan = planFor({
      view: engine.direct.view,
      entry,
      node: parseFilter(filter),
      sort: sort && compileSort(sort),
      operation: new Operation(),
    });
    if (plan.kind !== 'index') return plan.kind;
    return doc({ name: plan.index.name, sorted: plan.sorted, reverse: plan.reverse });
  };

  it.each<[string, Doc, Doc | undefined, Doc | string]>([
    ['equality on the first field', doc({ a: 1 }), undefined, doc({ name: 'i0', sorted: false, reverse: false })],
    ['equality and a range behind it', doc({ a: 1, b: doc({ $gt: 1 }) }), undefined, doc({ name: 'i0', sorted: false, reverse: false })],
    ['equality and the order behind it, backwards', doc({ a: 1 }), doc({ b: -1 }), doc({ name: 'i0', sorted: true, reverse: true })],
    ['an order alone', doc(), doc({ b: 1 }), doc({ name: 'i1', sorted: true, reverse: false })],
    ['the unique _id before everything', doc({ _id: 1, a: 1, b: 1 }), undefined, doc({ name: '_id_', sorted: false, reverse: false })],
    ['no index for an unknown field', doc({ z: 1 }), undefined, 'collection'],
    ['an $or whose branches have indexes', doc({ $or: [doc({ a: 1 }), doc({ b: 1 })] }), undefined, 'union'],
  ])('uses %s', (_, filter, sort, expected) => {
    expect(compareValues(choose(filter, sort), expected)).toBe(0);
  });
});
