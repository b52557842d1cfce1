import { defaultLadder, disputeKindIds, type RuleSet, WHOLE_DEAL } from '@yinqiao/shared/domain';
import fc from 'fast-check';
import type { VerdictFacts } from './facts';
import { judge } from './judge';
import { factsOf } from './judge.support';
import { creditOf } from './shares';

/** What holds for any facts at all, whatever the policy switches on. */
const staffId = fc.constantFrom('stf_a', 'stf_b', 'stf_c');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const instant = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2026-11-22T00:00:00Z'), noInvalidDate: true })
  .map((at) => new Date(at.getTime()));
const evidence = fc.constantFrom('archive', 'booking', 'call', 'tagged_page');

const ties: fc.Arbitrary<VerdictFacts['ties']> = fc.record({
  handlings: fc.array(
    fc.record({ staffId, productLine: fc.constantFrom('renovation_loan', 'pension'), since: instant, lastActionAt: instant }),
  ),
  bookOwner: maybe(fc.record({ staffId, since: instant, lastContactAt: maybe(instant) })),
  friends: fc.uniqueArray(fc.record({ staffId, since: instant, lastHeardAt: maybe(instant), evidence: maybe(evidence) }), {
    selector: (friend) => friend.staffId,
  }),
  referral: fc.constant(null),
  code: maybe(fc.record({ staffId, at: instant })),
  chosen: fc.constant({ staffId: null, outletId: null }),
});

const holding = fc.record({
  staffId,
  rung: maybe(fc.nat(13)),
  from: instant,
  acceptedAt: maybe(instant),
  contactBy: maybe(instant),
  firstContactAt: maybe(instant),
  endedAt: maybe(instant),
  endedBy: fc.constant('recycled' as const),
});

const facts: fc.Arbitrary<VerdictFacts> = fc
  .record({
    kind: fc.constantFrom(...disputeKindIds),
    claimants: fc.tuple(staffId, staffId),
    lead: fc.record({
      productLine: fc.constantFrom('renovation_loan', 'pension', 'general'),
      capturedAt: instant,
      followerId: maybe(staffId),
      deal: maybe(fc.record({ staffId, at: instant })),
    }),
    assetsFrom: fc.constantFrom(0, 5, 50, 600),
    vip: fc.boolean(),
    ownerBackInMinutes: maybe(fc.nat(600)),
    ties,
    holdings: fc.array(holding, { maxLength: 4 }),
    contacts: fc.array(fc.record({ staffId, at: instant, evidence }), { maxLength: 5 }),
    visits: fc.array(fc.record({ staffId, at: instant }), { maxLength: 3 }),
    grab: maybe(
      fc.record({
        staffId,
        at: instant,
        inWorkHours: fc.boolean(),
        ofDay: fc.integer({ min: 1, max: 6 }),
        daysSinceHeld: maybe(fc.nat(30)),
        contactBy: instant,
        contactedAt: maybe(instant),
      }),
    ),
    handOver: maybe(fc.record({ fromStaffId: staffId, toStaffId: staffId, at: instant, agreed: fc.boolean() })),
    payroll: maybe(fc.record({ staffId, since: instant })),
    wish: maybe(fc.record({ fromStaffId: staffId, toStaffId: maybe(staffId), at: instant, ofPeriod: fc.integer({ min: 1, max: 4 }) })),
  })
  .map((over) => factsOf(over as Partial<VerdictFacts> & Pick<VerdictFacts, 'kind'>));

const rules: fc.Arbitrary<RuleSet> = fc
  .array(fc.boolean(), { minLength: defaultLadder.rungs.length, maxLength: defaultLadder.rungs.length })
  .map((on) => ({ ...defaultLadder, rungs: defaultLadder.rungs.map((rung, n) => ({ ...rung, on: on[n] ?? true })) }));

test('the parts are one whole deal, each person has one part, and every unit counts at most one deal', () => {
  fc.assert(
    fc.property(facts, rules, (given, policy) => {
      const { shares } = judge(given, policy);
      expect(shares.reduce((sum, { part }) => sum + part, 0)).toBe(WHOLE_DEAL);
      expect(shares.every(({ part }) => part > 0)).toBe(true);
      expect(new Set(shares.map((share) => share.staffId)).size).toBe(shares.length);
      expect(creditOf(shares, () => true)).toBeLessThanOrEqual(WHOLE_DEAL);
    }),
    { numRuns: 1_000 },
  );
});

test('the same facts always give the same verdict, and judging changes none of them', () => {
  fc.assert(
    fc.property(facts, rules, (given, policy) => {
      const before = structuredClone(given);
      expect(judge(given, policy)).toEqual(judge(structuredClone(given), policy));
      expect(given).toEqual(before);
    }),
  );
});

test('a verdict moves the right to follow and no other ledger, and only to somebody the facts name', () => {
  fc.assert(
    fc.property(facts, rules, (given, policy) => {
      const { ledgers, followerId } = judge(given, policy);
      for (const { ledger, before, after } of ledgers) if (ledger !== 'follower') expect(after).toEqual(before);
      const { lead, ties: tied, wish } = given;
      const named = [
        null,
        lead.followerId,
        tied.bookOwner?.staffId,
        tied.code?.staffId,
        wish?.toStaffId,
        ...tied.friends.map((f) => f.staffId),
      ];
      expect(named).toContain(followerId);
    }),
  );
});
