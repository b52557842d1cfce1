import fc from 'fast-check';
import { bankOf, factsWith, leadOf, ownedBy as owned } from './bank.support';
import { candidate } from './candidate.support';
import { openDay } from './dayAccount';
import { decide, type DecideInput } from './decide';
import type { Candidate } from './eligibility';
import { emptyLedger, type Ledger, PARTS } from './ledger';
import type { LeadToPlace } from './leadToPlace';
import { shareRuleOf } from './shareRule';
import { defaultLadder } from '@yinqiao/shared/domain';

const two = (n: number) => String(n).padStart(3, '0');

const rm = (n: number, over: Partial<Candidate> = {}): Candidate => candidate(`stf_${two(n)}`, over);

const lead = (n: number, over: Partial<LeadToPlace> = {}): LeadToPlace =>
  leadOf({ leadId: `lead_${two(n)}`, capturedAt: new Date(Date.UTC(2026, 10, 22, 3, 0, n)), ...over });
const ownedBy = (staffId: string) => ({ facts: factsWith(owned(staffId)) });

type Over = Partial<DecideInput> & { candidates?: readonly Candidate[] };
const run = ({ candidates = [], ...over }: Over) =>
  decide({
    poolUnitId: 'riverside',
    leads: [],
    ledger: emptyLedger(),
    account: openDay('2026-11-22'),
    bank: bankOf(candidates),
    rule: shareRuleOf(defaultLadder),
    ...over,
  });
const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
const perRm = (choices: { staffId: string }[]) =>
  choices.reduce((counts, { staffId }) => counts.set(staffId, (counts.get(staffId) ?? 0) + 1), new Map<string, number>());

describe('who is not considered', () => {
  it.each([
    ['is off duty', { onDuty: false }, 'nobody_on_duty'],
    ['has had the daily eight', { newToday: 8 }, 'all_full'],
    ['has reached a daily capacity of their own', { dailyCapacity: 2, newToday: 2 }, 'all_full'],
    ['follows thirty leads already', { open: 30 }, 'all_full'],
  ] as const)('the lead waits when the only RM %s', (_, over, reason) => {
    const decision = run({ leads: [lead(1)], candidates: [rm(1, over)] });
    expect(decision.choices).toEqual([]);
    expect(decision.waiting).toMatchObject([{ leadId: 'lead_001', reason }]);
    expect(decision.ledger).toEqual(emptyLedger());
  });

  it.each([
    ['has no licence for the product', { licences: [] }, {}],
    ['handed the lead back', {}, { returnedBy: ['stf_001'] }],
    ['is not wanted by the customer any more', {}, { facts: factsWith({}, { barred: ['stf_001'] }) }],
  ] as const)('when the only RM of the branch %s, the lead goes to the open pool', (_, over, of) => {
    const { choices, waiting, moved } = run({ leads: [lead(1, of)], candidates: [rm(1, over)] });
    expect([choices, waiting]).toEqual([[], []]);
    expect(moved).toMatchObject([{ leadId: 'lead_001', outcome: { kind: 'open_pool', unitId: 'branch' } }]);
  });

  it('an RM who handed the lead back does not get it again', () => {
    const returned = lead(1, { returnedBy: ['stf_001'] });
    expect(run({ leads: [returned], candidates: [rm(1), rm(2)] }).choices[0]?.staffId).toBe('stf_002');
  });

  it('a batch ends after so many choices, however many leads before them have to wait', () => {
    const leads = [...many(5, (n) => lead(n, { productLine: 'pension' })), lead(6), lead(7), lead(8)];
    const decision = run({ leads, candidates: [rm(1)], most: 2 });
    expect(decision.choices.map(({ leadId }) => leadId)).toEqual(['lead_006', 'lead_007']);
    expect(decision.moved).toHaveLength(5);
  });

  it('a lead that nobody can take does not hold up the next', () => {
    const decision = run({ leads: [lead(1, { productLine: 'pension' }), lead(2)], candidates: [rm(1)] });
    expect(decision.choices.map(({ leadId }) => leadId)).toEqual(['lead_002']);
    expect(decision.moved.map(({ leadId }) => leadId)).toEqual(['lead_001']);
  });
});

describe('the customer’s own RM', () => {
  it('gets the lead; it uses capacity and does not count as given', () => {
    const decision = run({ leads: many(9, (n) => lead(n, ownedBy('stf_001'))), candidates: [rm(1), rm(2)] });
    expect(perRm(decision.choices)).toEqual(
      new Map([
        ['stf_001', 8],
        ['stf_002', 1],
      ]),
    );
    expect(decision.choices[0]?.trace).toMatchObject({ chosen: { staffId: 'stf_001', by: 'book_owner' }, epoch: null, t: null });
    expect(decision.ledger.accounts.reduce((sum, { given }) => sum + given, 0)).toBe(1);
  });

  it.each([
    ['full', rm(1, { newToday: 8 }), 'daily_full'],
    ['away', rm(1, { onDuty: false }), 'off_duty'],
    ['without the licence', rm(1, { licences: [] }), 'not_licensed'],
    ['no RM any more', null, 'gone'],
  ] as const)('when %s, the lead falls to fair share', (_, owner, result) => {
    const candidates = owner ? [owner, rm(2)] : [rm(2)];
    const { choices } = run({ leads: [lead(1, ownedBy('stf_001'))], candidates });
    expect(choices[0]?.staffId).toBe('stf_002');
    const found = new Map(choices[0]?.trace.steps.map((step) => [step.kind, step.found]));
    expect([found.get('book_owner'), found.get('fair_share')]).toEqual([result, 'pool']);
  });
});

describe('fair share with capacity', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 15 });

  it('with room, nobody is a whole lead off at any prefix, over batches of any size', () => {
    fc.assert(
      fc.property(weights, fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }), (list, batches) => {
        const candidates = list.map((weight, i) => rm(i, { weight, dailyCapacity: 1_000, openCapacity: 1_000 }));
        const sum = list.reduce((a, b) => a + b, 0);
        const given = new Map<string, number>();
        let [ledger, t, worst] = [emptyLedger(), 0, 0];
        for (const size of batches) {
          const decision = run({ leads: many(size, (n) => lead(n)), ledger, candidates });
          ledger = decision.ledger;
          for (const { staffId } of decision.choices) {
            t += 1;
            given.set(staffId, (given.get(staffId) ?? 0) + 1);
            worst = Math.max(worst, ...list.map((weight, i) => Math.abs(weight * t - (given.get(`stf_${two(i)}`) ?? 0) * sum)));
          }
        }
        expect(t).toBe(batches.reduce((a, b) => a + b, 0));
        expect(worst).toBeLessThan(sum);
      }),
      { numRuns: 60 },
    );
  });

  it('with binding capacity it is never passed, and the oldest leads leave first', () => {
    const team = fc.array(fc.record({ newToday: fc.integer({ min: 0, max: 8 }), open: fc.integer({ min: 20, max: 30 }) }), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(team, fc.integer({ min: 1, max: 100 }), (loads, size) => {
        const candidates = loads.map((load, i) => rm(i, load));
        const room = new Map(candidates.map(({ staffId, newToday, open }) => [staffId, Math.min(8 - newToday, 30 - open)]));
        const total = [...room.values()].reduce((a, b) => a + b, 0);
        const decision = run({ leads: many(size, (n) => lead(n)).reverse(), candidates });
        for (const [staffId, count] of perRm(decision.choices)) expect(count).toBeLessThanOrEqual(room.get(staffId) ?? 0);
        const oldest = many(size, (n) => `lead_${two(n)}`);
        expect(decision.choices.map(({ leadId }) => leadId)).toEqual(oldest.slice(0, total));
        expect(decision.waiting.map(({ leadId }) => leadId)).toEqual(oldest.slice(total));
      }),
      { numRuns: 100 },
    );
  });

  it('someone who was full or away comes back without a burst of catch-up leads', () => {
    const [a, b] = [rm(1, { dailyCapacity: 1_000, openCapacity: 1_000 }), rm(2, { dailyCapacity: 1_000, openCapacity: 1_000 })];
    const alone = run({ leads: many(50, (n) => lead(n)), candidates: [a, { ...b, onDuty: false }] });
    const back = run({ leads: many(10, (n) => lead(n)), candidates: [a, b], ledger: alone.ledger });
    expect(perRm(back.choices)).toEqual(
      new Map([
        ['stf_001', 5],
        ['stf_002', 5],
      ]),
    );
  });

  it('when every lead finds another set of RMs, all accounts still add up and nobody was off by two (measured worst 1.3)', () => {
    const sets = fc.array(fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), { minLength: 50, maxLength: 200 });
    fc.assert(
      fc.property(sets, (duties) => {
        let ledger: Ledger = emptyLedger();
        for (const duty of duties) {
          const candidates = duty.map((onDuty, i) => rm(i, { onDuty, weight: i % 3 === 0 ? 5_000 : 10_000 }));
          ledger = run({ leads: [lead(1)], candidates, ledger }).ledger;
        }
        const lags = ledger.accounts.map((account) => account.settled - account.given * PARTS + running(ledger, account.staffId));
        expect(Math.abs(lags.reduce((a, b) => a + b, 0))).toBeLessThan(1e-3);
        expect(Math.max(...lags.map(Math.abs))).toBeLessThan(2 * PARTS);
      }),
      { numRuns: 60 },
    );
  });

  const running = ({ team, t }: Ledger, staffId: string) => {
    const sum = team.reduce((total, { weight }) => total + weight, 0);
    return ((team.find((member) => member.staffId === staffId)?.weight ?? 0) / sum) * t * PARTS || 0;
  };

  it('counts a newcomer half for ninety days', () => {
    const roomy = { dailyCapacity: 100 };
    const candidates = [rm(1, { ...roomy, joinedOn: '2026-10-01' }), rm(2, roomy), rm(3, roomy)];
    const { choices } = run({ leads: many(25, (n) => lead(n)), candidates });
    expect(perRm(choices)).toEqual(
      new Map([
        ['stf_001', 5],
        ['stf_002', 10],
        ['stf_003', 10],
      ]),
    );
  });
});

describe('the trace', () => {
  it('tells each filter, each candidate and the figures of the decision', () => {
    const candidates = [rm(1, { newToday: 2, open: 17 }), rm(2), rm(3, { newToday: 8 }), rm(4, { licences: [] }), rm(5, { onDuty: false })];
    const [choice] = run({ leads: [lead(1)], candidates }).choices;
    expect(choice?.trace.funnel).toEqual({ team: 5, onDuty: 4, licensed: 3, fresh: 3, withCapacity: 2 });
    expect(choice?.trace.candidates.map(({ staffId, basis, rank }) => [staffId, basis, rank]).slice(2)).toEqual([
      ['stf_003', 'daily_full', undefined],
      ['stf_004', 'not_licensed', undefined],
      ['stf_005', 'off_duty', undefined],
    ]);
    const [first, second] = choice?.trace.candidates ?? [];
    expect(first).toMatchObject({ staffId: choice?.staffId, verdict: 'chosen', rank: 1, entitled: 0.5, given: 0, lag: 0.5 });
    expect(second).toMatchObject({ verdict: 'candidate', rank: 2, entitled: 0.5 });
    expect(choice?.trace).toMatchObject({ policy: 'V12', epoch: 1, t: 1, poolUnitId: 'riverside', areaId: 'hedong' });
  });

  it('stays under 8 KB with two hundred RMs', () => {
    const candidates = many(200, (i) => rm(i, { onDuty: i % 2 === 0, staffId: `stf_01JD9Z0K3V8Q2N5W7X4R6T${1000 + i}` }));
    const [choice] = run({ leads: [lead(1)], candidates }).choices;
    expect(JSON.stringify(choice?.trace).length).toBeLessThan(8 * 1024);
  });
});
