import fc from 'fast-check';
import { capabilityOf, teamNote } from './capability';
import { loadPercent, minutesADay } from './load';
import { defaultBasis, suggestSplits } from './suggest';

const today = '2026-11-05';
const member = (over: object = {}) => ({ leaves: [], licences: ['pension' as const], joinedOn: '2020-01-01', ...over });
const away = member({ leaves: [{ from: '2026-11-02', to: '2026-11-30', kind: null }] });
const unlicensed = member({ licences: ['personal_loan'] });

describe('who can take part in a delegation', () => {
  it('nobody on leave, and the desk says when they are back', () => {
    expect(capabilityOf(away, 'pension', today)).toEqual({ able: false, share: 0, note: '休假，12-01 回' });
  });
  it('nobody without the licence its product needs', () => {
    expect(capabilityOf(unlicensed, 'pension', today)).toEqual({ able: false, share: 0, note: '无养老金资质' });
    expect(capabilityOf(member({ licences: [] }), 'personal_loan', today).note).toBe('无个贷资质');
    expect(capabilityOf(unlicensed, null, today).able).toBe(true);
  });
  it('a newcomer with half a share for ninety days', () => {
    expect(capabilityOf(member({ joinedOn: '2026-09-14' }), 'pension', today)).toEqual({
      able: true,
      share: 0.5,
      note: '入职 52 天，权重 0.5',
    });
    expect(capabilityOf(member({ joinedOn: '2026-08-07' }), 'pension', today).share).toBe(1);
  });
  it('a team is told in one line', () => {
    expect(teamNote([unlicensed, unlicensed], 'pension', today)).toBe('无养老金资质');
    expect(teamNote([member(), away], 'pension', today)).toBe('1 人休假 · 12-01 回');
    expect(teamNote([member()], 'pension', today)).toBeNull();
    expect(teamNote([], null, today)).toBe('没有客户经理');
  });
});

describe('a suggested split', () => {
  const weights = fc.record({ list: fc.nat(1_000), strength: fc.constantFrom(0, 0.5, 1, 3) });

  it('adds up to the target by every basis, and gives nothing where nobody can do it', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.array(weights, { minLength: 1, maxLength: 30 }), (target, children) => {
        const suggestions = suggestSplits(target, children);
        const sumBy = (basis: 'reachable' | 'headcount' | 'equal') => suggestions.reduce((sum, one) => sum + one[basis], 0);
        const somebody = children.some(({ strength }) => strength > 0);
        expect([sumBy('headcount'), sumBy('equal')]).toEqual(somebody ? [target, target] : [0, 0]);
        expect(sumBy(defaultBasis(children))).toBe(somebody ? target : 0);
        children.forEach(({ strength }, i) => {
          if (strength === 0) expect(suggestions[i]).toEqual({ reachable: 0, headcount: 0, equal: 0 });
        });
      }),
    );
  });

  it('by the reachable list is the one of the split desk: 112 over 145, 110 and 46 is 54, 41, 17', () => {
    const lists = [145, 110, 46].map((list) => ({ list, strength: 2 }));
    expect(suggestSplits(112, lists).map(({ reachable }) => reachable)).toEqual([54, 41, 17]);
  });

  it('starts from heads where no list is known', () => {
    expect(defaultBasis([{ list: 0, strength: 2 }])).toBe('headcount');
    expect(
      defaultBasis([
        { list: 9, strength: 0 },
        { list: 0, strength: 1 },
      ]),
    ).toBe('headcount');
  });
});

it('a load is what the customers cost a day until the deadline', () => {
  expect(minutesADay(17, 12, 30)).toBe(7);
  expect(loadPercent(150)).toBe(100);
  expect(loadPercent(177)).toBe(118);
});
