import { defaultLadder, disputeKindIds, talkEvidences } from '@yinqiao/shared/domain';
import fc from 'fast-check';
import type { VerdictFacts } from '../judge/facts';
import { judge } from '../judge/judge';
import { factsOf, OWNER, SCANNER } from '../judge/judge.support';
import { evidenceWords } from '../verdict.presenter';
import { clauseWords } from './clauseWords';
import { factWords, talkWords } from './factWords';

/** A document never says two things: its facts, the grade of its evidence and its clauses are of one list of talks. */
const staffId = fc.constantFrom(OWNER, SCANNER, 'stf_third');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
/** Few instants, so that sources often speak of the same one; the enquiry is among them. */
const instant = fc.integer({ min: -120, max: 12 }).map((steps) => new Date(Date.UTC(2026, 10, 19, 2, 47) + steps * 43_200_000));
const evidence = fc.constantFrom('archive', 'booking', 'call', 'tagged_page');

const facts = fc
  .record({
    kind: fc.constantFrom(...disputeKindIds.filter((kind) => kind !== 'customer_wish')),
    archiveBought: fc.boolean(),
    ties: fc.record({
      handlings: fc.constant([]),
      bookOwner: maybe(fc.record({ staffId, since: instant, lastContactAt: maybe(instant) })),
      friends: fc.uniqueArray(fc.record({ staffId, since: instant, lastHeardAt: maybe(instant), evidence: maybe(evidence) }), {
        selector: (friend) => friend.staffId,
      }),
      referral: fc.constant(null),
      code: maybe(fc.record({ staffId, at: instant })),
      chosen: fc.constant({ staffId: null, outletId: null }),
    }),
    lead: fc.record({
      productLine: fc.constant('pension'),
      capturedAt: fc.constant(new Date('2026-11-19T02:47:00Z')),
      followerId: fc.constant(OWNER),
      deal: maybe(fc.record({ staffId, at: instant })),
    }),
    contacts: fc.array(fc.record({ staffId, at: instant, evidence }), { maxLength: 9 }),
    holdings: fc.array(
      fc.record({
        staffId,
        rung: fc.constant(null),
        from: instant,
        acceptedAt: maybe(instant),
        contactBy: maybe(instant),
        firstContactAt: maybe(instant),
        endedAt: fc.constant(null),
        endedBy: fc.constant(null),
      }),
      { maxLength: 2 },
    ),
  })
  .map((over) => factsOf(over as unknown as Partial<VerdictFacts> & Pick<VerdictFacts, 'kind'>));

const names = { staff: (id: string) => id, unitOf: () => '网点' };
const documentOf = (given: VerdictFacts) => {
  const judgement = judge(given, defaultLadder);
  const told = factWords(given, judgement, names);
  return { judgement, told, evidence: evidenceWords(judgement), clauses: judgement.clauses.map(clauseWords) };
};
const proofsOfTalk: readonly string[] = Object.values(talkEvidences);

test('what the verdict rests on stands among its facts', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { judgement, told } = documentOf(given);
      for (const { evidence: kind } of judgement.rests ?? []) expect(told.map(({ proof }) => proof)).toContain(talkWords(kind));
    }),
    { numRuns: 500 },
  );
});

test('no document has a talk among its facts and says that there is no record of one, or the other way round', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { told, evidence: grade } = documentOf(given);
      const talks = told.filter(({ proof }) => proofsOfTalk.includes(proof));
      if (grade.includes('没有预约')) expect(talks).toEqual([]);
      if (talks.length === 0) expect(grade).not.toMatch(/采用：(会话存档|预约|接通|点开)/);
    }),
    { numRuns: 500 },
  );
});

test('no document uses a talk that its clause says there is no record of, and no friend’s claim rests on what came after the enquiry', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { judgement } = documentOf(given);
      const rests = judgement.rests ?? [];
      const [first] = judgement.clauses;
      if (given.kind === 'two_friends') {
        expect(rests.length > 0).toBe(first?.because !== 'no_record');
        expect(rests.every(({ at }) => at <= given.lead.capturedAt)).toBe(true);
      }
      if (given.kind === 'signed_elsewhere' && first?.because === 'no_record') expect(rests).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a code that was opened is told by its own record: the place is not known, and no WeCom event unless a friendship came of it', () => {
  const code = { staffId: SCANNER, at: new Date('2026-11-19T02:42:00Z') };
  const told = documentOf(factsOf({ kind: 'book_and_code', ties: { ...factsOf({ kind: 'grab' }).ties, code } })).told;
  expect(told[0]).toMatchObject({ text: `客户打开${SCANNER}（网点）的渠道码`, proof: '渠道码记录' });
});
