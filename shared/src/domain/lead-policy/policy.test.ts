import fc from 'fast-check';
import { isWithinBound, maySwitchBelow } from './bounds';
import { defaultLadder } from './defaultLadder';
import { applyDelta, firstFreePlace, noDelta, resolvePolicy } from './delta';
import { applyPolicyDiff, diffPolicies } from './diff';
import { movedTo, orderFault } from './order';
import { anyDelta, ladder } from './policy.support';
import { paramOf, withParams } from './params';
import type { AnyRung, RuleSet } from './ruleSet';
import { policyProblems } from './validate';

const rungIn = ({ rungs }: RuleSet, id: string): AnyRung => rungs.find((rung) => rung.id === id)!;
const withRung = (rules: RuleSet, id: string, change: (rung: AnyRung) => AnyRung): RuleSet => ({
  ...rules,
  rungs: rules.rungs.map((rung) => (rung.id === id ? change(rung) : rung)),
});
const set = (rules: RuleSet, id: string, values: Record<string, unknown>) => withRung(rules, id, (rung) => withParams(rung, values));

describe('the difference of two policies', () => {
  it('applied to the first gives the second, whatever they are', () => {
    fc.assert(
      fc.property(ladder, ladder, (a, b) => expect(applyPolicyDiff(a, diffPolicies(a, b))).toEqual(b)),
      { numRuns: 500 },
    );
  });

  it('of a policy and itself is nothing', () => {
    fc.assert(fc.property(ladder, (a) => expect(diffPolicies(a, a)).toEqual([])));
  });

  it('of one rung that was moved names that one only', () => {
    const rungs = movedTo(defaultLadder.rungs, 'friend', 2);
    expect(diffPolicies(defaultLadder, { ...defaultLadder, rungs })).toEqual([{ kind: 'moved', rungId: 'friend', after: 'collision' }]);
  });

  it('says from what to what in the order of the ladder', () => {
    const draft = set(set(defaultLadder, 'open_pool', { perDay: 2 }), 'book_owner', { minAssets: 20 });
    expect(diffPolicies(defaultLadder, draft)).toEqual([
      { kind: 'param', rungId: 'book_owner', param: 'minAssets', from: 5, to: 20 },
      { kind: 'param', rungId: 'open_pool', param: 'perDay', from: 3, to: 2 },
    ]);
  });
});

describe('what a unit below may say differently', () => {
  it('never touches what is locked, whatever is sent', () => {
    fc.assert(
      fc.property(ladder, anyDelta, (base, delta) => {
        const { rules } = applyDelta(base, delta);
        for (const rung of base.rungs) {
          const is = rungIn(rules, rung.id);
          expect({ id: is.id, kind: is.kind, lock: is.lock, bounds: is.bounds }).toEqual({
            id: rung.id,
            kind: rung.kind,
            lock: rung.lock,
            bounds: rung.bounds,
          });
          if (!maySwitchBelow(rung)) expect(is.on).toBe(rung.on);
          if (rung.lock === 'fixed' || rung.lock === 'locked') expect(is).toEqual(rung);
          for (const param of Object.keys(rung.params)) {
            const [was, value] = [paramOf(rung, param), paramOf(is, param)];
            if (param === 'more' || JSON.stringify(was) === JSON.stringify(value)) continue;
            expect(rung.bounds[param] && isWithinBound(rung.bounds[param], value)).toBe(true);
            if (rung.lock === 'stricter') expect(Number(value)).toBeLessThan(Number(was));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the order of what is inherited, and stands below everything that is locked', () => {
    fc.assert(
      fc.property(ladder, anyDelta, (base, delta) => {
        const { rules } = applyDelta(base, delta);
        const inherited = new Set(base.rungs.map(({ id }) => id));
        expect(rules.rungs.filter(({ id }) => inherited.has(id)).map(({ id }) => id)).toEqual(base.rungs.map(({ id }) => id));
        expect(new Set(rules.rungs.map(({ id }) => id)).size).toBe(rules.rungs.length);
        const lastLocked = firstFreePlace(base.rungs) - 1;
        for (const [at, { id }] of rules.rungs.entries()) {
          if (!inherited.has(id)) expect(rules.rungs.slice(at + 1).map((rung) => rung.id)).not.toContain(base.rungs[lastLocked]?.id);
        }
        expect(orderFault(rules.rungs)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('is the same whether the levels are taken one by one or together', () => {
    fc.assert(
      fc.property(ladder, anyDelta, anyDelta, anyDelta, (base, branch, subBranch, outlet) => {
        const whole = resolvePolicy(base, [branch, subBranch, outlet]).rules;
        const upper = resolvePolicy(base, [branch]).rules;
        expect(resolvePolicy(upper, [subBranch, outlet]).rules).toEqual(whole);
        expect(resolvePolicy(resolvePolicy(base, [branch, subBranch]).rules, [outlet]).rules).toEqual(whole);
        expect(resolvePolicy(base, [noDelta, branch, noDelta, subBranch, outlet, noDelta]).rules).toEqual(whole);
      }),
    );
  });

  it('says all of what does not hold and nothing else: what is left out of a delta changes nothing more', () => {
    fc.assert(
      fc.property(ladder, anyDelta, (base, delta) => {
        const { rules, fallen } = applyDelta(base, delta);
        const kept = {
          changes: delta.changes
            .filter(({ rungId }) => base.rungs.some(({ id }) => id === rungId))
            .map(({ rungId, on, params }) => ({
              rungId,
              ...(on === undefined || fallen.some((one) => one.rungId === rungId && one.param === 'on' && one.value === on) ? {} : { on }),
              params: Object.fromEntries(
                Object.entries(params ?? {}).filter(
                  ([param, value]) => !fallen.some((one) => one.rungId === rungId && one.param === param && one.value === value),
                ),
              ),
            })),
          additions: delta.additions.filter(
            ({ rung }, index) => !fallen.some(({ rungId, param }) => param === null && rungId === rung.id) || isPlaced(rules, delta, index),
          ),
        };
        expect(applyDelta(base, kept).rules).toEqual(rules);
      }),
    );
    function isPlaced(rules: RuleSet, { additions }: { additions: { rung: AnyRung }[] }, index: number): boolean {
      const { rung } = additions[index]!;
      return rules.rungs.some((one) => one.id === rung.id && one.kind === 'custom' && one.on === rung.on);
    }
  });

  it('a branch’s 120 days hold within 60 to 180, 200 days fall, and fall by themselves when head office tightens', () => {
    const days = (value: number) => ({ changes: [{ rungId: 'friend', params: { days: value } }], additions: [] });
    expect(rungIn(applyDelta(defaultLadder, days(120)).rules, 'friend').params).toEqual({ days: 120 });
    expect(applyDelta(defaultLadder, days(200)).fallen).toMatchObject([
      { name: '有效好友', param: 'days', value: 200, why: 'out_of_bounds' },
    ]);
    const tighter = withRung(defaultLadder, 'friend', (rung) => ({ ...rung, bounds: { days: { from: 60, to: 100 } } }));
    const { rules, fallen } = applyDelta(tighter, days(120));
    expect(rungIn(rules, 'friend').params).toEqual({ days: 90 });
    expect(fallen).toHaveLength(1);
  });

  it('a sub-branch may shorten what its branch shortened, and never lengthen it again', () => {
    const days = (value: number) => ({ changes: [{ rungId: 'collision', params: { days: value } }], additions: [] });
    expect(resolvePolicy(defaultLadder, [days(20), days(10)]).fallen).toEqual([]);
    expect(resolvePolicy(defaultLadder, [days(20), days(25)]).fallen).toMatchObject([{ why: 'looser' }]);
  });
});

describe('what head office may not write', () => {
  const codes = (rules: RuleSet) => policyProblems(rules).map(({ code }) => code);

  it('nothing is wrong with the ladder the bank starts with', () => expect(policyProblems(defaultLadder)).toEqual([]));

  it.each([
    ['the red lines after another rung', { ...defaultLadder, rungs: movedTo(defaultLadder.rungs, 'red_lines', 3) }, 'red_lines_first'],
    ['remote seats before fair share', { ...defaultLadder, rungs: movedTo(defaultLadder.rungs, 'remote_seats', 4) }, 'shares_in_order'],
    ['a rung below the open pool', { ...defaultLadder, rungs: movedTo(defaultLadder.rungs, 'friend', 13) }, 'open_pool_last'],
    [
      'fair share before the outlet is found',
      { ...defaultLadder, rungs: movedTo(defaultLadder.rungs, 'nearest', 11) },
      'place_before_share',
    ],
    ['a ladder without its owner', { ...defaultLadder, rungs: defaultLadder.rungs.filter(({ kind }) => kind !== 'book_owner') }, 'missing'],
    ['one rung twice', { ...defaultLadder, rungs: [...defaultLadder.rungs.slice(0, 5), ...defaultLadder.rungs.slice(4)] }, 'doubled'],
    ['licences switched off', withRung(defaultLadder, 'licence', (rung) => ({ ...rung, on: false })), 'not_switchable'],
    ['half a day', set(defaultLadder, 'friend', { days: 60.5 }), 'impossible'],
    ['hours that end before they begin', set(defaultLadder, 'remote_seats', { from: '21:00', to: '18:00' }), 'impossible'],
    ['a default outside of what may be chosen below', set(defaultLadder, 'friend', { days: 30 }), 'default_outside'],
    [
      'nobody to take what no rung decided',
      withRung(
        withRung(defaultLadder, 'fair_share', (rung) => ({ ...rung, on: false })),
        'open_pool',
        (rung) => ({ ...rung, on: false }),
      ),
      'no_last_resort',
    ],
    ['clocks of no minutes', { ...defaultLadder, idleDays: 0 }, 'clock_wrong'],
  ])('%s', (_, rules, code) => expect(codes(rules)).toContain(code));
});
