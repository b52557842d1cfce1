import { Binary } from 'bson';
import fc from 'fast-check';
import { arbitraryNumber, arbitraryValue } from '../testing/arbitrary';
import { compareStrings, compareValues } from './compare';
import { decode } from './decode';
import { encode } from './encode';
import { invertKey, keyOf } from './keys';
import { doc, type Value } from './value';

const sign = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

describe('the order of BSON values', () => {
  it('is antisymmetric', () => {
    fc.assert(
      fc.property(arbitraryValue, arbitraryValue, (a, b) =>
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0),
      ),
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(fc.array(arbitraryValue, { minLength: 3, maxLength: 3 }), (values) => {
        const [a, b, c] = values.sort(compareValues) as [Value, Value, Value];
        expect(compareValues(a, b)).toBeLessThanOrEqual(0);
        expect(compareValues(b, c)).toBeLessThanOrEqual(0);
        expect(compareValues(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('agrees with the order of index keys, ascending and descending', () => {
    fc.assert(
      fc.property(arbitraryValue, arbitraryValue, (a, b) => {
        const order = Math.sign(compareValues(a, b));
        expect(sign(keyOf(a), keyOf(b))).toBe(order);
        expect(sign(invertKey(keyOf(a)), invertKey(keyOf(b)))).toBe(order === 0 ? 0 : -order);
      }),
      { numRuns: 1000 },
    );
  });

  it('compares numbers of different types by their exact value', () => {
    fc.assert(
      fc.property(arbitraryNumber, arbitraryNumber, (a, b) => expect(sign(keyOf(a), keyOf(b))).toBe(Math.sign(compareValues(a, b)))),
      { numRuns: 2000 },
    );
    expect(compareValues(9007199254740993n, 9007199254740992)).toBe(1);
  });

  it('compares text by code point, not by UTF-16 unit', () => {
    expect(compareStrings('\u{1f600}', '\uffff')).toBeGreaterThan(0);
  });
});

describe('the bytes of a document', () => {
  it('bring back the same values of the same types', () => {
    fc.assert(
      fc.property(arbitraryValue, (value) => {
        const bytes = encode(doc({ value }));
        const again = decode(bytes);
        expect(compareValues(again['value']!, value)).toBe(0);
        expect(encode(again).equals(bytes)).toBe(true);
      }),
    );
  });

  it('bring back documents of any size, whatever outgrows the buffer', () => {
    for (const value of ['x'.repeat(300_000), Array.from({ length: 40_000 }, (_, i) => doc({ i })), new Binary(Buffer.alloc(500_000, 7))]) {
      const again = decode(encode(doc({ first: 1, value, last: doc({ z: 'z' }) })));
      expect(compareValues(again, doc({ first: 1, value, last: doc({ z: 'z' }) }))).toBe(0);
    }
  });

  it('are refused when they are cut, whatever the place', () => {
    const bytes = encode(doc({ a: 'text', b: [1, 2n, doc({ c: new Date(0) })], d: null }));
    for (let length = 0; length < bytes.length; length++) expect(() => decode(bytes.subarray(0, length))).toThrow(/Invalid BSON/);
  });

  it('keep names that JavaScript objects give a meaning of their own', () => {
    const again = decode(encode(doc(JSON.parse('{"constructor": 1, "__proto__": 2, "toString": 3}') as Record<string, Value>)));
    expect(Object.keys(again)).toEqual(['constructor', '__proto__', 'toString']);
    expect(again['__proto__']).toBe(2);
    expect(decode(encode(doc()))['constructor']).toBeUndefined();
  });
});
