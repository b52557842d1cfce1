import fc from 'fast-check';
import { doneOf } from './doneOf';
import { daysLeft, hasEnded, pacePercent, timeProgressPercent } from './timeProgress';
import { totalsByUnit } from './totalsByUnit';

const period = { startsOn: '2026-11-05', endsOn: '2026-12-04' };

describe('time progress', () => {
  it.each([
    ['2026-11-04', 0],
    ['2026-11-05', 3],
    ['2026-11-22', 60],
    ['2026-12-04', 100],
    ['2026-12-30', 100],
  ])('on %s is %i per cent of thirty days', (today, percent) => {
    expect(timeProgressPercent(period, today)).toBe(percent);
  });

  it('measures nobody by figures of a day before the delegation began', () => {
    expect(pacePercent(period, '2026-11-05', '2026-11-04')).toBeNull();
    expect(pacePercent(period, '2026-11-05', null)).toBeNull();
    expect(pacePercent(period, '2026-11-05', '2026-11-05')).toBe(3);
    expect(pacePercent(period, '2026-11-22', '2026-11-21')).toBe(60);
  });

  it('counts today among the days left, and the last day as a day of work', () => {
    expect(daysLeft(period, '2026-11-22')).toBe(13);
    expect(daysLeft(period, '2026-12-04')).toBe(1);
    expect(hasEnded(period, '2026-12-04')).toBe(false);
    expect(hasEnded(period, '2026-12-05')).toBe(true);
  });
});

describe('figures of a tree', () => {
  const part = fc.integer({ min: 0, max: 5 });
  const leaf = fc.tuple(part, part, part, fc.nat(500), fc.nat(500)).map(([branch, sub, outlet, gross, firstContactsTotal]) => ({
    unitPath: `hq/b${branch}/b${branch}s${sub}/b${branch}s${sub}o${outlet}/`,
    gross,
    firstContactsTotal,
  }));

  it('add up: every parent is exactly the sum of its children', () => {
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 60 }), (leaves) => {
        const totals = totalsByUnit(leaves);
        const sumOf = (test: RegExp) => [...totals].filter(([id]) => test.test(id)).reduce((sum, [, figures]) => sum + figures.gross, 0);
        const whole = leaves.reduce((sum, one) => sum + one.gross, 0);
        expect(totals.get('hq')?.gross ?? 0).toBe(whole);
        expect(sumOf(/^b\d$/)).toBe(whole);
        expect(sumOf(/^b1s\d$/)).toBe(totals.get('b1')?.gross ?? 0);
        expect(sumOf(/^b1s2o\d$/)).toBe(totals.get('b1s2')?.gross ?? 0);
      }),
    );
  });

  it('count as done what the metric is measured by, never both', () => {
    const figures = { firstContactsToday: 3, firstContactsTotal: 57, gross: 289, clawedBack: 18 };
    expect(doneOf('pension_accounts', figures)).toBe(271);
    expect(doneOf('first_contacts', figures)).toBe(57);
  });
});
