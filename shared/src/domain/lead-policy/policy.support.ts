import fc from 'fast-check';
import { defaultLadder } from './defaultLadder';
import type { Addition, Delta, RungChange } from './delta';
import { orderFault } from './order';
import { paramSpecs, type ParamSpec, type ParamValue } from './params';
import type { AnyRung, Lock, Rung, RungKind, RuleSet } from './ruleSet';

/** Any policy head office could write, and anything a unit below could send, sense or not. */
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${two(h)}:${two(m)}`);
const two = (n: number) => String(n).padStart(2, '0');

function possible(spec: ParamSpec): fc.Arbitrary<unknown> {
  if (spec.type === 'number' || spec.type === 'share') return fc.integer({ min: spec.min, max: spec.max });
  if (spec.type === 'time') return time;
  if (spec.type === 'flag') return fc.boolean();
  if (spec.type === 'choice') return fc.constantFrom(...Object.keys(spec.options));
  if (spec.type === 'licences') return fc.record({ pension: fc.subarray(['fund', 'pension', 'insurance']) }, { requiredKeys: [] });
  const desk = fc.constantFrom('outlet', 'wealth_managers', 'private_centre');
  return fc.record({ mass: desk, affluent: desk, vip: desk, private: desk });
}

const lock = fc.constantFrom<Lock>('locked', 'stricter', 'free');

function boundFor(spec: ParamSpec): fc.Arbitrary<unknown> {
  const both = fc.tuple(possible(spec), possible(spec)).map((pair) => (pair[0]! <= pair[1]! ? pair : [pair[1], pair[0]]));
  if (spec.type === 'time') return both.map(([earliest, latest]) => ({ earliest, latest }));
  return both.map(([from, to]) => ({ from, to }));
}

function rungFrom(base: AnyRung): fc.Arbitrary<AnyRung> {
  const specs = Object.entries(paramSpecs[base.kind]);
  const bounded = specs.filter(([, spec]) => spec.type === 'number' || spec.type === 'share' || spec.type === 'time');
  return fc.record({
    id: fc.constant(base.id),
    kind: fc.constant(base.kind),
    on: fc.boolean(),
    params: fc.record(Object.fromEntries(specs.map(([param, spec]) => [param, possible(spec)]))),
    lock: base.lock === 'fixed' ? fc.constant<Lock>('fixed') : lock,
    bounds: fc.record(Object.fromEntries(bounded.map(([param, spec]) => [param, boundFor(spec)])), { requiredKeys: [] }),
  }) as unknown as fc.Arbitrary<AnyRung>;
}

const ownRule = (id: fc.Arbitrary<string>): fc.Arbitrary<Rung<'custom'>> =>
  fc.record({
    id,
    kind: fc.constant('custom' as const),
    on: fc.boolean(),
    params: fc.record({
      name: fc.constantFrom('代发客户', '夜间'),
      when: fc.constantFrom({}, { productLines: ['pension' as const] }, { days: 'rest' as const }),
      strategy: fc.constantFrom({ kind: 'manual' as const }, { kind: 'open_pool' as const }),
    }),
    lock,
    bounds: fc.constant({}),
  });

/** Ladders with every rung of ours, in any order that makes sense, and some rules of the bank's own. */
export const ladder: fc.Arbitrary<RuleSet> = fc
  .record({
    rungs: fc.tuple(...defaultLadder.rungs.map(rungFrom)),
    own: fc.uniqueArray(ownRule(fc.constantFrom('own_a', 'own_b', 'own_c')), { selector: ({ id }) => id }),
    order: fc.array(fc.nat(), { minLength: 17, maxLength: 17 }),
    idleDays: fc.integer({ min: 1, max: 30 }),
    accept: fc.integer({ min: 1, max: 600 }),
  })
  .map(({ rungs, own, order, idleDays, accept }) => ({
    ...defaultLadder,
    rungs: sensible(shuffled([...rungs, ...own], order)),
    idleDays,
    clocks: { ...defaultLadder.clocks, hot: { ...defaultLadder.clocks.hot, accept } },
  }));

const shuffled = <T>(all: readonly T[], order: readonly number[]): T[] =>
  all
    .map((one, index) => ({ one, at: order[index] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);

/** The nearest order that holds the rules of order. */
function sensible(rungs: AnyRung[]): AnyRung[] {
  const last: RungKind[] = ['fair_share', 'remote_seats', 'open_pool'];
  const of = (kind: RungKind) => rungs.filter((rung) => rung.kind === kind);
  const others = rungs.filter(({ kind }) => kind !== 'red_lines' && !last.includes(kind));
  const ordered = [...of('red_lines'), ...others, ...last.flatMap(of)];
  if (orderFault(ordered)) throw new Error('the generator gives an order that makes no sense');
  return ordered;
}

const anyValue: fc.Arbitrary<ParamValue> = fc.oneof(
  fc.integer({ min: -10, max: 400 }),
  time,
  fc.boolean(),
  fc.constantFrom({}, { pension: ['fund'] }, { pension: [] }) as fc.Arbitrary<ParamValue>,
  fc.string({ maxLength: 5 }),
);

const rungIds = [...defaultLadder.rungs.map(({ id }) => id), 'own_a', 'own_b', 'nowhere', '__proto__'];
const params = [...new Set(Object.values(paramSpecs).flatMap((specs) => Object.keys(specs))), 'name', 'kind', '__proto__'];

const change: fc.Arbitrary<RungChange> = fc.record(
  { rungId: fc.constantFrom(...rungIds), on: fc.boolean(), params: fc.dictionary(fc.constantFrom(...params), anyValue, { maxKeys: 4 }) },
  { requiredKeys: ['rungId'] },
);
const addition: fc.Arbitrary<Addition> = fc.record({
  after: fc.constantFrom(...rungIds),
  rung: ownRule(fc.constantFrom('mine_1', 'mine_2', 'mine_3', 'own_a', 'friend')),
});

export const anyDelta: fc.Arbitrary<Delta> = fc.record({
  changes: fc.array(change, { maxLength: 8 }),
  additions: fc.array(addition, { maxLength: 4 }),
});
