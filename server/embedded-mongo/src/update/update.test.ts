import fc from 'fast-check';
import { Scope } from '../aggregate/scope';
import { compareValues } from '../bson/compare';
import { doc } from '../bson/value';
import type { MongoError } from '../errors';
import { parseFilter } from '../query/filter';
import { arbitrarySmallDoc, arbitrarySmallValue } from '../testing/arbitrary';
import { docFromJson, fromJson, toJson } from '../testing/json';
import { compileUpdate } from './update';
import { upsertedDocument } from './upsert';

interface Extras {
  arrayFilters?: unknown;
  arrayIndex?: number;
  isInsert?: boolean;
}

function apply(document: unknown, update: unknown, { arrayFilters, arrayIndex, isInsert = false }: Extras = {}): unknown {
  const filters = arrayFilters === undefined ? undefined : fromJson(arrayFilters);
  const compiled = compileUpdate(fromJson(update), { scope: new Scope(), arrayFilters: filters });
  return toJson(compiled.apply(docFromJson(document), { isInsert, now: new Date(0), arrayIndex }));
}

function codeOf(work: () => unknown): number {
  try {
    work();
  } catch (error) {
    return (error as MongoError).code;
  }
  throw new Error('expected a refusal');
}

describe('an update that cannot be', () => {
  it.each<[string, unknown, unknown, number]>([
    ['an unknown operator', {}, { $foo: { a: 1 } }, 9],
    ['operators mixed with fields', {}, { $set: { a: 1 }, b: 1 }, 9],
    ['two changes of one path', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['changes of a path and below it', {}, { $set: { a: 1, 'a.b': 1 } }, 40],
    ['an empty part of a path', {}, { $set: { 'a.': 1 } }, 56],
    ['a way through a scalar', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['a field of an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
    ['a change of _id', { _id: 1 }, { $set: { _id: 2 } }, 66],
    ['the removal of _id', { _id: 1 }, { $unset: { _id: '' } }, 66],
    ['another _id in a replacement', { _id: 1 }, { _id: 2 }, 66],
    ['text added to a number', { a: 1 }, { $inc: { a: 'x' } }, 14],
    ['a number added to text', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['decimal arithmetic', { a: 1 }, { $inc: { a: { $numberDecimal: '1' } } }, 238],
    ['a push to a scalar', { a: 1 }, { $push: { a: 1 } }, 2],
    ['a pop that is no end', { a: [1] }, { $pop: { a: 2 } }, 9],
    ['an array that would be huge', { a: [] }, { $set: { 'a.2000000': 1 } }, 34],
    ['the position of no match', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
    ['a filter nobody named', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
    ['a stage that reads others', {}, [{ $lookup: {} }], 72],
  ])('is refused: %s', (_, document, update, code) => {
    expect(codeOf(() => apply(document, update))).toBe(code);
  });
});

describe('an update', () => {
  it.each<[unknown, unknown, unknown, Extras?]>([
    [{ a: 1 }, { $set: { 'b.c': 2 } }, { a: 1, b: { c: 2 } }],
    [{}, { $set: { b: 1, a: 2 } }, { a: 2, b: 1 }],
    [{ a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    [{ a: 1, b: 2 }, { $unset: { a: '', x: '' } }, { b: 2 }],
    [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    [{ a: 1 }, { $inc: { a: 2.5, b: 1 } }, { a: 3.5, b: 1 }],
    [{ a: 2 }, { $mul: { a: 3, b: 3 } }, { a: 6, b: 0 }],
    [
      { a: 5, b: 5 },
      { $min: { a: 3, c: 1 }, $max: { b: 3 } },
      { a: 3, b: 5, c: 1 },
    ],
    [{}, { $setOnInsert: { a: 1 } }, {}],
    [{}, { $setOnInsert: { a: 1 } }, { a: 1 }, { isInsert: true }],
    [{ a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
    [{}, { $currentDate: { a: true } }, { a: { $date: '1970-01-01T00:00:00Z' } }],
    [{ a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    [{ a: [3, 1] }, { $push: { a: { $each: [2, 5], $sort: 1, $slice: -3 } } }, { a: [2, 3, 5] }],
    [{ a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
    [{ a: [{ n: 2 }] }, { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } }, { a: [{ n: 1 }, { n: 2 }] }],
    [{ a: [1, 2] }, { $addToSet: { a: { $each: [2, 3, 3] } } }, { a: [1, 2, 3] }],
    [{ a: [1, 5, 2] }, { $pull: { a: { $gt: 1 } } }, { a: [1] }],
    [{ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
    [{ a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }],
    [{ a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
    [{ a: [1, 2] }, { $set: { 'a.$': 9 } }, { a: [1, 9] }, { arrayIndex: 1 }],
    [{ a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 1 } }, { a: [{ n: 2 }, { n: 3 }] }],
    [{ a: [1, 5] }, { $set: { 'a.$[big]': 0 } }, { a: [1, 0] }, { arrayFilters: [{ big: { $gt: 3 } }] }],
    [{ a: [{ b: [1, 2] }] }, { $set: { 'a.$[].b.$[x]': 0 } }, { a: [{ b: [1, 0] }] }, { arrayFilters: [{ x: 2 }] }],
    [{ _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
    [{ a: 2 }, [{ $set: { b: { $multiply: ['$a', 2] } } }, { $unset: 'a' }], { b: 4 }],
    [{ a: 1 }, [{ $replaceWith: { $mergeObjects: [{ z: 0 }, '$$ROOT'] } }], { z: 0, a: 1 }],
  ])('of %j by %j gives %j', (document, update, expected, ...[extras]) => {
    expect(apply(document, update, extras)).toEqual(expected);
  });

  it('then read gives what was set, and leaves the given document alone', () => {
    fc.assert(
      fc.property(arbitrarySmallDoc, arbitrarySmallValue, (document, value) => {
        const before = toJson(document);
        const update = compileUpdate(doc({ $set: doc({ z: value }) }), { scope: new Scope() });
        const after = update.apply(document, { isInsert: false, now: new Date() });
        expect(compareValues(after['z']!, value)).toBe(0);
        expect(toJson(document)).toEqual(before);
      }),
    );
  });
});

describe('an upsert', () => {
  const upserted = (filter: unknown, update: unknown): unknown =>
    toJson(upsertedDocument(parseFilter(docFromJson(filter)), compileUpdate(fromJson(update), { scope: new Scope() }), new Date(0)));

  it.each<[unknown, unknown, unknown]>([
    [{ _id: 1, a: 2, b: { $gt: 3 } }, { $set: { c: 1 } }, { _id: 1, a: 2, c: 1 }],
    [{ _id: 1, $and: [{ 'a.b': 2 }] }, { $inc: { n: 1 } }, { _id: 1, a: { b: 2 }, n: 1 }],
    [{ _id: 1, a: 2 }, { b: 3 }, { _id: 1, b: 3 }],
    [{ _id: 1, $or: [{ a: 1 }, { a: 2 }] }, { $setOnInsert: { b: 3 } }, { _id: 1, b: 3 }],
  ])('of %j by %j inserts %j', (filter, update, expected) => {
    expect(upserted(filter, update)).toEqual(expected);
  });
});
