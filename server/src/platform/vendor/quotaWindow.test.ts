import fc from 'fast-check';
import { type Limit, sliceAt } from './quotaWindow';

const limits = fc.record({ calls: fc.integer({ min: 2, max: 200_000 }), seconds: fc.constantFrom(60, 3_600, 86_400) });

/** Whoever takes everything that every slice gives has taken so many calls in the vendor's window that begins at `from`. */
function mostWithin(limit: Limit, from: number): number {
  const until = from + limit.seconds * 1000;
  let taken = 0;
  for (let at = from; at < until; at = sliceAt(limit, new Date(at)).endsAt.getTime()) taken += sliceAt(limit, new Date(at)).calls('urgent');
  return taken;
}

test('wherever the vendor begins its window, it never sees more calls than it allows', () => {
  fc.assert(fc.property(limits, fc.integer({ min: 0, max: 10 ** 12 }), (limit, from) => mostWithin(limit, from) <= limit.calls));
});

test('a limit of some size is used to nine tenths at least', () => {
  const large = limits.filter(({ calls }) => calls >= 1_000);
  fc.assert(fc.property(large, (limit) => mostWithin(limit, 0) >= 0.9 * limit.calls));
});

test('what is less urgent leaves room for what is more', () => {
  fc.assert(
    fc.property(limits, (limit) => {
      const { calls } = sliceAt(limit, new Date(0));
      return calls('bulk') <= calls('normal') && calls('normal') <= calls('urgent');
    }),
  );
});
