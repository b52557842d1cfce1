import fc from 'fast-check';
import { defaultLadder } from './defaultLadder';
import { withParams } from './params';
import { rebaseDelta, rebaseRules } from './rebase';
import type { RuleSet } from './ruleSet';

/** Changes that were made to one version, made to another instead: nothing that the other changed is undone on the way. */
const friend = (rules: RuleSet, days: number): RuleSet => ({
  ...rules,
  rungs: rules.rungs.map((rung) => (rung.id === 'friend' ? withParams(rung, { days }) : rung)),
});
const swapped = (rules: RuleSet): RuleSet => {
  const [a, b, c, d, ...rest] = rules.rungs;
  return { ...rules, rungs: [a!, b!, d!, c!, ...rest] };
};
const own = {
  id: 'own_rule',
  kind: 'custom' as const,
  on: true,
  params: { name: '代发', when: {}, strategy: { kind: 'manual' as const } },
  lock: 'free' as const,
  bounds: {},
};
const withRule = (rules: RuleSet): RuleSet => ({ ...rules, rungs: [...rules.rungs.slice(0, 5), own, ...rules.rungs.slice(5)] });
const lazy = (rules: RuleSet): RuleSet => ({ ...rules, idleDays: rules.idleDays + 1 });
const hurried = (rules: RuleSet): RuleSet => ({ ...rules, clocks: { ...rules.clocks, hot: { ...rules.clocks.hot, accept: 9 } } });

const changes = [(rules: RuleSet) => friend(rules, 61), swapped, withRule, lazy, hurried];
const someOf = fc.uniqueArray(fc.nat(changes.length - 1));
const made = (rules: RuleSet, which: readonly number[]) => which.reduce((now, index) => changes[index]!(now), rules);

describe('a ladder', () => {
  it('changed in different places by two has the changes of both, whichever came first', () => {
    fc.assert(
      fc.property(someOf, someOf, (mine, all) => {
        const theirs = all.filter((one) => !mine.includes(one));
        const both = made(made(defaultLadder, theirs), mine);
        const rebased = rebaseRules(defaultLadder, made(defaultLadder, mine), made(defaultLadder, theirs));
        expect({ ...rebased, rungs: rebased.rungs.map(({ id }) => id).sort() }).toEqual({
          ...both,
          rungs: both.rungs.map(({ id }) => id).sort(),
        });
        expect(new Set(rebased.rungs)).toEqual(new Set(both.rungs));
      }),
    );
  });

  it('changed by nobody else, or by me alone, stays what it is', () => {
    const mine = withRule(swapped(friend(defaultLadder, 61)));
    expect(rebaseRules(defaultLadder, mine, defaultLadder)).toEqual(mine);
    expect(rebaseRules(defaultLadder, defaultLadder, mine)).toEqual(mine);
    expect(rebaseRules(mine, defaultLadder, mine)).toEqual(defaultLadder);
  });

  it('changed in one place by both is there as the draft has it', () => {
    expect(rebaseRules(defaultLadder, friend(defaultLadder, 61), lazy(friend(defaultLadder, 120)))).toEqual(
      lazy(friend(defaultLadder, 61)),
    );
  });
});

it('what a unit says differently is merged rung by rung, and what was taken back stays taken back', () => {
  const said = (rungId: string, params: Record<string, number>) => ({ rungId, params });
  const base = { changes: [said('friend', { days: 80 }), said('handler', { idleDays: 9 })], additions: [] };
  const mine = { changes: [said('friend', { days: 70 })], additions: [{ after: 'tier', rung: own }] };
  const theirs = {
    changes: [said('friend', { days: 80 }), said('handler', { idleDays: 9 }), said('open_pool', { perDay: 2 })],
    additions: [],
  };
  expect(rebaseDelta(base, mine, theirs)).toEqual({
    changes: [said('friend', { days: 70 }), said('open_pool', { perDay: 2 })],
    additions: [{ after: 'tier', rung: own }],
  });
});
