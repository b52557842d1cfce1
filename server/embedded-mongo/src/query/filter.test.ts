import { MongoError } from '../errors';
import { docFromJson } from '../testing/json';
import { compileFilter } from './filter';

const matches = (filter: unknown, document: unknown): boolean => compileFilter(docFromJson(filter))(docFromJson(document));

describe('a query that is none', () => {
  it.each<[unknown, number]>([
    [{ a: { $foo: 1 } }, 2],
    [{ $foo: 1 }, 2],
    [{ a: { $gt: 1, b: 2 } }, 2],
    [{ $and: [] }, 2],
    [{ $or: 'x' }, 2],
    [{ a: { $in: 1 } }, 2],
    [{ a: { $in: [{ $gt: 1 }] } }, 2],
    [{ a: { $not: 1 } }, 2],
    [{ a: { $size: -1 } }, 2],
    [{ a: { $mod: [0, 1] } }, 2],
    [{ a: { $type: 'tree' } }, 2],
    [{ a: { $regex: '(' } }, 51091],
    [{ a: { $options: 'i' } }, 2],
    [{ a: { $all: [{ $gt: 1 }] } }, 2],
  ])('is refused: %j', (filter, code) => {
    expect(() => compileFilter(docFromJson(filter))).toThrow(MongoError);
    try {
      compileFilter(docFromJson(filter));
    } catch (error) {
      expect((error as MongoError).code).toBe(code);
    }
  });
});

describe('a query', () => {
  it.each<[unknown, unknown, boolean]>([
    [{ a: 1 }, { a: 1.0 }, true],
    [{ a: 5 }, { a: { $numberLong: '5' } }, true],
    [{ a: { $gt: { $numberDecimal: '9' } } }, { a: 10 }, true],
    [{ a: { $gt: 'a' } }, { a: 1 }, false],
    [{ a: { $lt: 5 } }, { a: { $numberDouble: 'NaN' } }, false],
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
    [{ a: null }, {}, true],
    [{ a: null }, { a: null }, true],
    [{ 'a.b': null }, { a: [] }, false],
    [{ 'a.b': null }, { a: [{ b: 1 }, {}] }, true],
    [{ 'a.b': { $exists: false } }, { a: [] }, true],
    [{ a: 1 }, { a: [1, 2] }, true],
    [{ a: [1, 2] }, { a: [1, 2] }, true],
    [{ a: [1, 2] }, { a: [[1, 2]] }, true],
    [{ a: { $gt: [1, 2] } }, { a: [1, 3] }, true],
    [{ a: { $gte: 1, $lt: 3 } }, { a: [0, 4] }, true],
    [{ a: { $elemMatch: { $gte: 1, $lt: 3 } } }, { a: [0, 4] }, false],
    [{ 'a.b': 1, 'a.c': 2 }, { a: [{ b: 1 }, { c: 2 }] }, true],
    [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { c: 2 }] }, false],
    [{ 'a.0': 5 }, { a: [5, 6] }, true],
    [{ 'a.0.b': 5 }, { a: [{ b: 5 }] }, true],
    [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
    [{ a: { $nin: [null] } }, {}, false],
    [{ a: { $in: [{ $regularExpression: { pattern: '^x', options: '' } }, 3] } }, { a: 'xy' }, true],
    [{ a: { $regex: 'B', $options: 'i' } }, { a: 'abc' }, true],
    [{ a: { $not: { $regex: 'b' } } }, { a: 'abc' }, false],
    [{ a: { $all: [1, 2] } }, { a: [2, 1, 0] }, true],
    [{ a: { $all: [] } }, { a: [] }, false],
    [{ a: { $size: 2 } }, { a: [1, [2]] }, true],
    [{ a: { $type: 'array' } }, { a: [1] }, true],
    [{ a: { $type: 'number' } }, { a: ['x', 1] }, true],
    [{ a: { $mod: [4, 1] } }, { a: -3 }, false],
    [{ a: { $mod: [4, -3] } }, { a: -3 }, true],
    [{ $nor: [{ a: 1 }, { b: 1 }] }, { a: 2, b: 2 }, true],
    [{ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }, true],
    [{ a: { $minKey: 1 } }, { a: 1 }, false],
    [{ a: { $gt: { $minKey: 1 } } }, { a: 1 }, true],
    [{ constructor: { $exists: false } }, {}, true],
  ])('%j on %j: %s', (filter, document, expected) => {
    expect(matches(filter, document)).toBe(expected);
  });
});
