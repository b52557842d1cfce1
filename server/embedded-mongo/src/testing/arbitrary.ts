import { Binary, BSONRegExp, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { doc, type Doc, toDouble, type Value } from '../bson/value';

const bytes = (length: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));
const text = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('', 'a', 'b', '\0', 'a\0', '\ud83d\ude00', '\uffff'),
);

/** Numbers of every type, crowded around the places where the types meet. */
export const arbitraryNumber: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer(),
  fc.double().map(toDouble),
  fc.constantFrom(0, 1, -1, NaN, Infinity, -Infinity, -0, 2 ** 53, 2 ** 63, -(2 ** 63)).map(toDouble),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  fc
    .constantFrom('0.1', '1', '1.0', '-5', '9007199254740993', '1E+20', '123.456', 'NaN', 'Infinity', '-Infinity')
    .map((each) => Decimal128.fromString(each)),
);

const leaf: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: arbitraryNumber },
  { weight: 3, arbitrary: text },
  fc.constant(null),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  bytes(12).map((each) => new ObjectId(each)),
  fc.tuple(fc.nat(3), fc.nat(4)).chain(([length, type]) => bytes(length).map((each) => new Binary(each, type))),
  fc.tuple(fc.nat(9), fc.nat(9)).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom(new BSONRegExp('a', ''), new BSONRegExp('a', 'i'), new BSONRegExp('b', '')),
  fc.constantFrom(new Code('x'), new MinKey(), new MaxKey(), new Double(1)),
);

/** Any BSON value, nested up to a few levels. */
export const arbitraryValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value; object: Doc; list: Value[] }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, { weight: 5, arbitrary: leaf }, tie('object'), tie('list')),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c', '1'), tie('value'), { maxKeys: 3 }).map((fields) => doc(fields)),
  list: fc.array(tie('value'), { maxLength: 3 }),
})).value;

const few: fc.Arbitrary<number> = fc.integer({ min: 0, max: 3 });
const small: fc.Arbitrary<Value> = fc.oneof({ weight: 8, arbitrary: few }, fc.constantFrom<Value>(null, 'x', 'xy', toDouble(2), 3n));
const smallDoc: fc.Arbitrary<Doc> = fc.dictionary(fc.constantFrom('b', 'c'), small, { maxKeys: 2 }).map((fields) => doc(fields));

/** Values of few kinds, so that documents and queries meet. */
export const arbitrarySmallValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: small },
  { weight: 2, arbitrary: fc.array(small, { maxLength: 3 }) },
  smallDoc,
  { weight: 2, arbitrary: fc.array(smallDoc, { maxLength: 3 }) },
);

export const arbitrarySmallDoc: fc.Arbitrary<Doc> = fc
  .dictionary(fc.constantFrom('a', 'd'), arbitrarySmallValue, { maxKeys: 2 })
  .map((fields) => doc(fields));

const path = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('a', 'd', 'a.b', 'a.c') }, fc.constantFrom('a.0', 'd.b'));
const comparison = fc
  .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), small)
  .map(([name, operand]) => doc({ [name]: operand }));
const range = fc.tuple(few, few).map(([low, high]) => doc({ $gte: Math.min(low, high), $lt: Math.max(low, high) + 1 }));
const condition: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: small },
  { weight: 2, arbitrary: comparison },
  { weight: 4, arbitrary: range },
  fc.array(small, { minLength: 1, maxLength: 3 }).map((values) => doc({ $in: values })),
  fc.constantFrom<Value>(doc({ $exists: true }), doc({ $exists: false }), new BSONRegExp('^x', ''), new BSONRegExp('y', '')),
  range.map((each) => doc({ $elemMatch: each })),
  fc.tuple(fc.constantFrom('b', 'c'), small).map(([name, value]) => doc({ $elemMatch: doc({ [name]: value }) })),
  arbitrarySmallValue,
);

const conjunction: fc.Arbitrary<Doc> = fc.dictionary(path, condition, { minKeys: 1, maxKeys: 2 }).map((fields) => doc(fields));

/** Queries over the small documents. */
export const arbitraryFilter: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 5, arbitrary: conjunction },
  fc.tuple(conjunction, conjunction, conjunction).map(([a, b, c]) => doc({ $or: [a, b], ...(c as Record<string, Value>) })),
);

/** Key patterns and sort orders over the small documents. */
export const arbitraryKeyPattern: fc.Arbitrary<Doc> = fc
  .dictionary(path, fc.constantFrom(1, -1), { minKeys: 1, maxKeys: 2 })
  .map((fields) => doc(fields));
