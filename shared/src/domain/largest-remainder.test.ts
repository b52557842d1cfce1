import fc from 'fast-check';
import { largestRemainder } from './largest-remainder';

test('a split always adds up, and no part is a whole unit away from its share', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 }), (total, weights) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      fc.pre(sum > 0);
      const parts = largestRemainder(total, weights);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      parts.forEach((part, i) => expect(Math.abs(part - (total * (weights[i] ?? 0)) / sum)).toBeLessThan(1));
    }),
  );
});

test('the branch’s 112 over reachable 145, 110 and 46 is 54, 41 and 17', () => {
  expect(largestRemainder(112, [145, 110, 46])).toEqual([54, 41, 17]);
});

test('without any weight nothing can be given', () => {
  expect(largestRemainder(10, [0, 0])).toEqual([0, 0]);
});
