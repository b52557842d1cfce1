import type { MongoError } from '../errors';
import { docFromJson, fromJson, toJson } from '../testing/json';
import { compileExpression } from './expression';

const DOCUMENT = {
  n: 7,
  text: '银桥 ab',
  list: [3, 1, 2],
  people: [{ name: 'a', age: 1 }, { name: 'b' }],
  at: { $date: '2026-11-22T17:30:00.000Z' },
  sub: { x: 1, y: 2 },
  nothing: null,
};

const evaluate = (expression: unknown): unknown => toJson(compileExpression(fromJson(expression))(docFromJson(DOCUMENT)));

describe('an expression that cannot be', () => {
  it.each<[unknown, number]>([
    [{ $foo: 1 }, 168],
    [{ $add: 1, $subtract: 2 }, 15983],
    ['$', 16872],
    ['$a.', 15998],
    ['$$no', 17276],
    [{ $divide: [1, 0] }, 2],
    [{ $add: [1, 'x'] }, 14],
    [{ $add: [1, { $numberDecimal: '1' }] }, 238],
    [{ $subtract: [1] }, 16020],
    [{ $size: '$n' }, 17124],
    [{ $range: [0, 2000000000] }, 292],
    [{ $dateToString: { date: '$at', format: '%Q' } }, 18536],
    [{ $dateToString: { date: '$at', timezone: 'Mars/Base' } }, 40485],
    [{ $toInt: 'x' }, 241],
    [{ $switch: { branches: [{ case: false, then: 1 }] } }, 40066],
  ])('is refused: %j', (expression, code) => {
    expect.assertions(1);
    try {
      evaluate(expression);
    } catch (error) {
      expect((error as MongoError).code).toBe(code);
    }
  });
});

describe('an expression', () => {
  it.each<[unknown, unknown]>([
    ['$sub.x', 1],
    ['$people.name', ['a', 'b']],
    ['$missing', undefined],
    ['$list.0', []],
    [{ a: '$n', b: '$missing' }, { a: 7 }],
    [
      ['$n', '$missing'],
      [7, null],
    ],
    [{ $add: ['$n', 1] }, 8],
    [{ $add: ['$n', '$nothing'] }, null],
    [{ $add: ['$at', 60000] }, { $date: '2026-11-22T17:31:00Z' }],
    [{ $subtract: ['$at', '$at'] }, 0],
    [{ $divide: [7, 2] }, 3.5],
    [{ $round: [2.5] }, 2],
    [{ $round: [1234.567, 2] }, 1234.57],
    [{ $round: [1250, -2] }, 1200],
    [{ $mod: [-7, 3] }, -1],
    [{ $pow: [2, 10] }, 1024],
    [{ $cmp: ['$missing', null] }, -1],
    [{ $eq: ['$n', 7.0] }, true],
    [{ $and: [1, 'x', []] }, true],
    [{ $cond: [{ $gt: ['$n', 5] }, 'big', 'small'] }, 'big'],
    [{ $ifNull: ['$missing', '$nothing', 'end'] }, 'end'],
    [{ $switch: { branches: [{ case: { $lt: ['$n', 5] }, then: 1 }], default: 2 } }, 2],
    [{ $let: { vars: { d: { $multiply: ['$n', 2] } }, in: { $add: ['$$d', '$$d'] } } }, 28],
    [{ $literal: '$n' }, '$n'],
    [{ $concat: ['a', '$text'] }, 'a银桥 ab'],
    [{ $strLenCP: '$text' }, 5],
    [{ $substrCP: ['$text', 0, 2] }, '银桥'],
    [{ $toUpper: '$text' }, '银桥 AB'],
    [{ $split: ['a-b', '-'] }, ['a', 'b']],
    [{ $trim: { input: '  x ' } }, 'x'],
    [{ $regexMatch: { input: '$text', regex: '^银' } }, true],
    [{ $map: { input: '$list', as: 'i', in: { $multiply: ['$$i', 2] } } }, [6, 2, 4]],
    [{ $filter: { input: '$list', cond: { $gte: ['$$this', 2] } } }, [3, 2]],
    [{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
    [{ $sortArray: { input: '$list', sortBy: 1 } }, [1, 2, 3]],
    [{ $arrayElemAt: ['$list', -1] }, 2],
    [{ $arrayElemAt: ['$list', 9] }, undefined],
    [{ $concatArrays: ['$list', [4]] }, [3, 1, 2, 4]],
    [{ $slice: ['$list', 1, 2] }, [1, 2]],
    [{ $in: [2, '$list'] }, true],
    [{ $size: '$list' }, 3],
    [{ $setUnion: ['$list', [1, 9]] }, [1, 2, 3, 9]],
    [{ $sum: '$list' }, 6],
    [{ $max: ['$list', 5] }, [3, 1, 2]],
    [{ $avg: '$list' }, 2],
    [{ $first: '$list' }, 3],
    [
      { $objectToArray: '$sub' },
      [
        { k: 'x', v: 1 },
        { k: 'y', v: 2 },
      ],
    ],
    [{ $arrayToObject: [[['a', 1]]] }, { a: 1 }],
    [{ $mergeObjects: ['$sub', { y: 3 }] }, { x: 1, y: 3 }],
    [{ $type: '$missing' }, 'missing'],
    [{ $toString: 1.5 }, '1.5'],
    [{ $toInt: '12' }, 12],
    [{ $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
    [{ $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M', timezone: 'Asia/Shanghai' } }, '2026-11-23 01:30'],
    [{ $dateToString: { date: '$at', format: '%G-W%V %j', timezone: '+08:00' } }, '2026-W48 327'],
    [{ $dateTrunc: { date: '$at', unit: 'day', timezone: 'Asia/Shanghai' } }, { $date: '2026-11-22T16:00:00Z' }],
    [{ $dateTrunc: { date: '$at', unit: 'week', startOfWeek: 'monday' } }, { $date: '2026-11-16T00:00:00Z' }],
    [{ $dateAdd: { startDate: { $date: '2026-01-31T00:00:00Z' }, unit: 'month', amount: 1 } }, { $date: '2026-02-28T00:00:00Z' }],
    [{ $dateDiff: { startDate: { $date: '2026-01-31T23:59:00Z' }, endDate: { $date: '2026-02-01T00:01:00Z' }, unit: 'month' } }, 1],
    [{ $hour: { date: '$at', timezone: 'Asia/Shanghai' } }, 1],
    [{ $dayOfWeek: '$at' }, 1],
    [{ $dateFromString: { dateString: '2026-11-22 08:00', timezone: 'Asia/Shanghai' } }, { $date: '2026-11-22T00:00:00Z' }],
  ])('%j gives %j', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });
});
