import { defaultLadder, type ProductLine } from '@yinqiao/shared/domain';
import fc from 'fast-check';
import { bankOf, factsWith, leadOf, ownedBy } from './bank.support';
import { candidate } from './candidate.support';
import { openDay } from './dayAccount';
import { decide, type Decision } from './decide';
import type { Candidate } from './eligibility';
import type { LeadToPlace } from './leadToPlace';
import { emptyLedger } from './ledger';
import { shareRuleOf } from './shareRule';

const POOL = 'riverside';
const run = (leads: readonly LeadToPlace[], candidates: readonly Candidate[], poolUnitId = POOL): Decision =>
  decide({
    poolUnitId,
    leads,
    bank: bankOf(candidates),
    ledger: emptyLedger(),
    account: openDay('2026-11-22'),
    rule: shareRuleOf(defaultLadder),
    versions: {
      basisId: 'bas_01JD9Z0K3V8Q2N5W7X4R6T0000',
      rosterId: `rst_${'0'.repeat(24)}`,
      calendar: '2026.12 2027.11',
      sequence: 1_000_000,
    },
  });

const person = fc.record({
  unitId: fc.constantFrom('riverside', 'northgate', 'hills'),
  onDuty: fc.boolean(),
  licences: fc.constantFrom([], ['personal_loan'], ['personal_loan', 'pension']),
  newToday: fc.integer({ min: 5, max: 8 }),
  open: fc.integer({ min: 27, max: 30 }),
});
const people = fc.array(person, { minLength: 1, maxLength: 12 }).map((all) => all.map((over, i) => candidate(`stf_${i}`, over)));
const wish = fc.record({
  line: fc.constantFrom<ProductLine>('renovation_loan', 'pension', 'general'),
  owner: fc.option(fc.nat({ max: 11 })),
  heatRank: fc.nat({ max: 2 }),
  returned: fc.array(fc.nat({ max: 11 }), { maxLength: 2 }),
});
const leads = fc.array(wish, { maxLength: 25 }).map((all) =>
  all.map(({ line, owner, heatRank, returned }, i) =>
    leadOf({
      leadId: `lead_${i}`,
      capturedAt: new Date(Date.UTC(2026, 10, 22, 2, i % 7, 0)),
      productLine: line,
      heatRank,
      returnedBy: returned.map((n) => `stf_${n}`),
      facts: factsWith(owner === null ? {} : ownedBy(`stf_${owner}`)),
    }),
  ),
);
const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });

it('nobody is given a lead beyond capacity, off duty, without the licence or after handing it back, by whatever rung', () => {
  fc.assert(
    fc.property(people, leads, (team, all) => {
      const given = new Map<string, number>();
      for (const { leadId, staffId } of run(all, team).choices) {
        const rm = team.find((one) => one.staffId === staffId)!;
        const lead = all.find((one) => one.leadId === leadId)!;
        const before = given.get(staffId) ?? 0;
        given.set(staffId, before + 1);
        expect(rm.onDuty && rm.newToday + before < 8 && rm.open + before < 30).toBe(true);
        expect(lead.returnedBy).not.toContain(staffId);
        if (lead.productLine !== 'general') expect(rm.licences).toContain(lead.productLine === 'pension' ? 'pension' : 'personal_loan');
      }
    }),
    { numRuns: 400 },
  );
});

it('the same leads and people give the same decision, in whatever order they are listed', () => {
  const inAnyOrder = fc
    .tuple(people, leads)
    .chain(([team, all]) => fc.tuple(fc.constant([team, all] as const), shuffled(team), shuffled(all)));
  const inShort = ({ choices, waiting, moved }: Decision) => [
    choices.map(({ leadId, staffId }) => [leadId, staffId]),
    waiting.map(({ leadId, reason }) => [leadId, reason]),
    moved.map(({ leadId }) => leadId),
  ];
  fc.assert(
    fc.property(inAnyOrder, ([[team, all], otherTeam, otherLeads]) => {
      expect(inShort(run(otherLeads, otherTeam))).toEqual(inShort(run(all, team)));
    }),
    { numRuns: 200 },
  );
});

it('when one place is free, the oldest lead of the hottest class that this RM may serve leaves first', () => {
  fc.assert(
    fc.property(leads, (all) => {
      const one = candidate('stf_0', { newToday: 7, licences: ['personal_loan'] });
      const may = all.filter(({ productLine, returnedBy }) => productLine !== 'pension' && !returnedBy.includes('stf_0'));
      const plain = may.map((lead) => ({ ...lead, facts: factsWith() }));
      const [first] = [...plain].sort(
        (a, b) => a.heatRank! - b.heatRank! || a.capturedAt.getTime() - b.capturedAt.getTime() || (a.leadId < b.leadId ? -1 : 1),
      );
      const { choices } = run([...plain, ...all.filter((lead) => !may.includes(lead))], [one]);
      expect(choices.map(({ leadId }) => leadId)).toEqual(first ? [first.leadId] : []);
    }),
    { numRuns: 200 },
  );
});

it('every lead is given, waits or is sent on, exactly once', () => {
  fc.assert(
    fc.property(people, leads, (team, all) => {
      const { choices, waiting, moved } = run(all, team);
      const told = [...choices, ...waiting, ...moved].map(({ leadId }) => leadId).sort();
      expect(told).toEqual(all.map(({ leadId }) => leadId).sort());
    }),
    { numRuns: 200 },
  );
});

it('the trace stays under 8 KB with 100,000 people, every rung telling of somebody', () => {
  const id = (i: number) => `stf_01JD9Z0K3V8Q2N5W7X4R6${10_000_000 + i}`;
  const team = Array.from({ length: 100_000 }, (_, i) =>
    candidate(id(i), { onDuty: i > 20, newToday: i % 9 === 0 ? 8 : i % 8, open: 12 + (i % 17) }),
  );
  const heard = { since: new Date(0), lastHeardAt: new Date('2026-11-01T02:00:00Z'), evidence: 'booking' as const };
  const ties = {
    handlings: [
      { staffId: id(1), productLine: 'renovation_loan' as const, since: new Date(0), lastActionAt: new Date('2026-11-20T02:00:00Z') },
    ],
    ...ownedBy(id(2), new Date('2026-11-20T02:00:00Z')),
    friends: [{ staffId: id(3), ...heard }],
    referral: { namedStaffId: id(4), byStaffId: id(5), at: new Date('2026-11-20T02:00:00Z') },
    code: { staffId: id(6), at: new Date('2026-11-20T02:00:00Z') },
    chosen: { staffId: id(7), outletId: null },
  };
  const [choice] = run([leadOf({ facts: factsWith(ties), touches: 9 })], team).choices;
  expect(choice?.trace.chosen.by).toBe('fair_share');
  expect(choice?.trace.candidates).toHaveLength(27);
  expect(choice?.trace.steps.filter(({ found }) => found === 'off_duty')).toHaveLength(6);
  expect(Buffer.byteLength(JSON.stringify(choice?.trace))).toBeLessThan(8 * 1024);
});
