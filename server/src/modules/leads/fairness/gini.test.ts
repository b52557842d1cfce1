import fc from 'fast-check';
import { gini } from './gini';

const shares = fc.array(fc.record({ entitled: fc.integer({ min: 1, max: 1_000 }), given: fc.integer({ min: 0, max: 1_000 }) }), {
  minLength: 1,
  maxLength: 30,
});

it('is 0 when everyone got as much of their share, whatever the shares', () => {
  expect(gini([2, 3, 5].map((entitled) => ({ entitled, given: 2 * entitled })))).toBeCloseTo(0, 10);
});

it('grows towards 1 when one gets all', () => {
  const all = [10, ...Array.from({ length: 9 }, () => 0)].map((given) => ({ entitled: 1, given }));
  expect(gini(all)).toBeCloseTo(0.9, 10);
});

it('says nothing before the first lead, and leaves out whoever was entitled to nothing', () => {
  expect(gini([])).toBeNull();
  expect(gini([{ entitled: 3, given: 0 }])).toBeNull();
  expect(
    gini([
      { entitled: 1, given: 1 },
      { entitled: 0, given: 0 },
    ]),
  ).toBeCloseTo(0, 10);
});

it('lies between 0 and 1, whoever is listed first', () => {
  fc.assert(
    fc.property(shares, (list) => {
      const value = gini(list) ?? 0;
      expect(value).toBeGreaterThanOrEqual(-1e-9);
      expect(value).toBeLessThan(1);
      expect(gini([...list].reverse()) ?? 0).toBeCloseTo(value, 9);
    }),
  );
});
