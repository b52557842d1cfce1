import { execFileSync } from 'node:child_process';
import { defaultLadder, type ProductLine, type RuleSet } from '@yinqiao/shared/domain';
import fc from 'fast-check';
import { decide } from '../../distribution/decide';
import { openDay } from '../../distribution/dayAccount';
import { emptyLedger } from '../../distribution/ledger';
import { shareRuleOf } from '../../distribution/shareRule';
import { heatOf } from '../../life/terms';
import { bankOfRoster, type Load } from '../../rosterBank';
import type { Placement } from './figures';
import type { Reaction, SimulatedLead } from './plan';
import { simulate } from './simulate';
import { at, ladderWith, leadAt, member, planOf } from './simulation.support';
import { syntheticLeads } from './syntheticLeads';
import { World } from './world';

const WEEK_MINUTES = 6 * 24 * 60;
const policy = fc.constantFrom<RuleSet>(
  defaultLadder,
  ladderWith('book_owner', { minAssets: 20 }),
  ladderWith('fair_share', { way: 'least_loaded' }),
  ladderWith('friend', {}, false),
  ladderWith('open_pool', {}, false),
);
const people = fc
  .array(
    fc.record({
      unitId: fc.constantFrom('riverside', 'northgate'),
      daily: fc.integer({ min: 1, max: 4 }),
      open: fc.integer({ min: 1, max: 5 }),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((all) => all.map(({ unitId, daily, open }, n) => member(`stf_${n}`, unitId, { dailyCapacity: daily, openCapacity: open })));
const reaction = fc.oneof<fc.Arbitrary<Reaction>[]>(
  fc.record({
    does: fc.constant('accepts' as const),
    after: fc.nat(300),
    contactAfter: fc.option(fc.nat(500), { nil: null }),
    holds: fc.option(fc.nat(2_000), { nil: null }),
  }),
  fc.record({ does: fc.constant('returns' as const), after: fc.nat(200) }),
  fc.constant({ does: 'nothing' as const }),
);
const leads = fc
  .array(
    fc.record({
      minute: fc.nat(WEEK_MINUTES),
      line: fc.constantFrom<ProductLine>('renovation_loan', 'pension', 'general'),
      area: fc.constantFrom('hedong', 'chengbei'),
      owner: fc.option(fc.nat(6), { nil: undefined }),
      reactions: fc.array(reaction, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all
      .sort((a, b) => a.minute - b.minute)
      .map(({ minute, line, area, owner, reactions }, n) =>
        leadAt(new Date(at('00:00').getTime() + minute * 60_000), {
          leadId: `led_${String(n).padStart(3, '0')}`,
          productLine: line,
          areaId: area,
          reactions,
          ...(owner === undefined ? {} : { ownerId: `stf_${owner}` }),
        }),
      ),
  );
const bank = fc.record({ members: people, before: policy, after: policy });

it('every lead ends in exactly one place, and was first decided by at most one rung', () => {
  fc.assert(
    fc.property(bank, leads, (over, all) => {
      const figures = simulate(planOf(over), all);
      for (const { ends, byRung, leads: count } of figures.sides) {
        expect(count).toBe(all.length);
        expect(Object.values(ends).reduce((a, b) => a + b)).toBe(all.length);
        const decided = byRung.reduce((sum, rung) => sum + rung.leads, 0);
        expect(decided).toBeLessThanOrEqual(all.length);
        // Whoever had one once and waits again was decided.
        expect(all.length - decided).toBeLessThanOrEqual(ends.waiting);
      }
    }),
    { numRuns: 150 },
  );
});

it('nobody ever holds more than fits, nor is given more in a week than their days allow', () => {
  fc.assert(
    fc.property(bank, leads, (over, all) => {
      for (const { people: figures } of simulate(planOf(over), all).sides) {
        for (const { staffId, peak, given } of figures) {
          const rm = over.members.find((one) => one.staffId === staffId)!;
          expect(peak).toBeLessThanOrEqual(rm.openCapacity);
          expect(given).toBeLessThanOrEqual(rm.dailyCapacity * 6);
        }
      }
    }),
    { numRuns: 150 },
  );
});

it('a policy held against itself moves nothing, and both sides tell the same', () => {
  fc.assert(
    fc.property(people, policy, leads, (members, rules, all) => {
      const { sides, moved, samples } = simulate(planOf({ members, before: rules, after: rules }), all);
      expect(moved).toEqual({ basis: 0, person: 0, personByBasis: 0, outlet: 0 });
      expect(samples).toEqual([]);
      expect(sides[1]).toEqual(sides[0]);
    }),
    { numRuns: 100 },
  );
});

it('the same run again gives the same figures, and turned round the same figures turned round', () => {
  fc.assert(
    fc.property(bank, leads, ({ members, before, after }, all) => {
      const there = simulate(planOf({ members, before, after }), all);
      expect(simulate(planOf({ members, before, after }), all)).toEqual(there);
      const back = simulate(planOf({ members, before: after, after: before }), all);
      expect([back.sides[1], back.sides[0], back.moved]).toEqual([there.sides[0], there.sides[1], there.moved]);
    }),
    { numRuns: 60 },
  );
});

it('over all people, what fair share owed and gave adds up alike', () => {
  fc.assert(
    fc.property(bank, leads, (over, all) => {
      for (const { people: figures } of simulate(planOf(over), all).sides) {
        const sum = (of: 'entitled' | 'shared') => figures.reduce((total, person) => total + person[of], 0);
        expect(sum('entitled')).toBeCloseTo(sum('shared'), 1);
      }
    }),
    { numRuns: 100 },
  );
});

it('leads of one day go to those whom the bank itself would give them: a bank made anew for every lead decides the same', () => {
  const keeping = leads.map((all) => all.filter(({ areaId, arrivesAt }) => areaId === 'hedong' && isOpen(arrivesAt)));
  fc.assert(
    fc.property(people, keeping, (all, found) => {
      const members = all.map((rm) => ({ ...rm, unitId: 'riverside', dailyCapacity: 50, openCapacity: 300 }));
      const kept = found.map((lead) => ({ ...lead, reactions: [{ does: 'accepts' as const, after: 1, contactAfter: null, holds: null }] }));
      const plan = planOf({ members });
      const placements = new Map<string, Placement>();
      const world = new World(plan, 0, ({ leadId }, placement) => void placements.set(leadId, placement));
      for (const lead of kept) world.arrive(lead);
      expect([...placements].map(([leadId, { staffId }]) => [leadId, staffId])).toEqual(oneByOne(plan, kept));
    }),
    { numRuns: 60 },
  );
});

const isOpen = (instant: Date): boolean => instant >= at('09:00') && instant < at('17:00');

/** The bank as production asks it: loads and ledger as they stand, everything else made anew. */
function oneByOne({ sides, marks }: ReturnType<typeof planOf>, all: readonly SimulatedLead[]): [string, string][] {
  const { roster } = sides[0];
  const loads = new Map<string, Load>();
  let [ledger, account] = [emptyLedger(), openDay('2026-11-16')];
  return all.map(({ leadId, reactions: _reactions, arrivesAt, ...lead }) => {
    const decision = decide({
      poolUnitId: 'riverside',
      leads: [
        {
          leadId,
          ...lead,
          heatRank: heatOf(defaultLadder, lead.productLine).heatRank,
          returnedBy: [],
          policy: { name: 'V12', versionIds: [], rules: defaultLadder },
        },
      ],
      ledger,
      account,
      bank: bankOfRoster(roster, marks, loads, arrivesAt),
      rule: shareRuleOf(defaultLadder),
    });
    ({ ledger, account } = decision);
    const { staffId } = decision.choices[0]!;
    const { newToday, open } = loads.get(staffId) ?? { newToday: 0, open: 0 };
    loads.set(staffId, { newToday: newToday + 1, open: open + 1 });
    return [leadId, staffId];
  });
}

const synthetic = { days: 6, leadsPerDay: 40, mix: { renovation_loan: 2, pension: 1, general: 1 }, sources: ['form' as const] };

it('a made-up load is the same for the same seed and another for another, in the order of arrival', () => {
  const members = ['stf_a', 'stf_b'].map((id) => member(id));
  const made = (seed: string) => [...syntheticLeads({ ...planOf({ members, synthetic }), seed })];
  expect(made('one')).toEqual(made('one'));
  expect(made('two')).not.toEqual(made('one'));
  const times = made('one').map(({ arrivesAt }) => arrivesAt.getTime());
  expect(times).toHaveLength(240);
  expect([...times].sort((a, b) => a - b)).toEqual(times);
});

it('the machine’s time zone changes nothing', () => {
  const script = `
    const { planOf, member, ladderWith } = require('./simulation.support.ts');
    const { simulate } = require('./simulate.ts');
    const { syntheticLeads } = require('./syntheticLeads.ts');
    const members = ['a', 'b', 'c', 'd'].map((id, n) => member('stf_' + id, n % 2 ? 'northgate' : 'riverside'));
    const plan = planOf({ members, after: ladderWith('book_owner', { minAssets: 50 }), synthetic: ${JSON.stringify(synthetic)} });
    console.log(JSON.stringify(simulate(plan, syntheticLeads(plan))));`;
  const told = ['UTC', 'Asia/Shanghai', 'America/New_York'].map((zone) =>
    execFileSync(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: __dirname,
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    }),
  );
  expect(new Set(told).size).toBe(1);
  expect(JSON.parse(told[0] ?? '')).toMatchObject({ leads: 240 });
});
