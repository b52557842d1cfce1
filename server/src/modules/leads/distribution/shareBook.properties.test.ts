import { defaultLadder, type Licence } from '@yinqiao/shared/domain';
import fc from 'fast-check';
import { bankOf } from './bank.support';
import { Floor } from './bankAt';
import { boardFor, type Exclusion } from './board';
import { candidate } from './candidate.support';
import { type DayAccount, openDay } from './dayAccount';
import type { Candidate } from './eligibility';
import { emptyLedger, giveBack, type TeamMember } from './ledger';
import { OpenLedger } from './openLedger';
import { givePlainly, type PlainBooks, rankPlainly, sharePlainly, turnPlainly } from './plainShare.support';
import { ShareBook } from './shareBook';
import { shareRuleOf, weightOn } from './shareRule';
import { MOST_ELIGIBLE_ROWS } from './trace';

const POOL = { unitId: 'riverside', desk: 'outlet', staffIds: [], licences: [], way: 'fair_share' } as const;
const DAY = '2026-11-22';
const rule = shareRuleOf(defaultLadder);
const minute = (n: number) => new Date(Date.UTC(2026, 10, 22, 1, n));

const weight = fc.oneof(fc.constantFrom(1, 100, 5_000, 10_000), fc.integer({ min: 1, max: 10_000 }));
const history = fc.integer({ min: 1, max: 40 }).chain((n) =>
  fc.record({
    weights: fc.array(weight, { minLength: n, maxLength: n }),
    epochs: fc.array(
      fc.record({
        there: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
        /** Of each lead, whether a rung named somebody, and whether it comes back. */
        leads: fc.array(fc.record({ named: fc.option(fc.nat(), { freq: 6 }), comesBack: fc.boolean() }), { minLength: 1, maxLength: 25 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
);

it('finds without looking at everybody whom the rule finds by looking at everybody: the same first 21 with the same figures', () => {
  fc.assert(
    fc.property(history, ({ weights, epochs }) => {
      let plain = emptyLedger();
      let open = new OpenLedger('pool', plain);
      for (const { there, leads } of epochs) {
        const all = weights.map((own, i): TeamMember => ({ staffId: `stf_${String(i).padStart(2, '0')}`, weight: own }));
        const team = all.some((_, i) => there[i]) ? all.filter((_, i) => there[i]) : all;
        for (const { named, comesBack } of leads) {
          plain = turnPlainly(plain, team);
          if (!open.isSharedBy(team)) open.turnTo(team);
          const order = rankPlainly('pool', plain);
          expect(open.first(MOST_ELIGIBLE_ROWS)).toEqual(order.slice(0, MOST_ELIGIBLE_ROWS));
          const staffId = named === null ? order[0]!.staffId : team[named % team.length]!.staffId;
          open.give(staffId);
          plain = givePlainly(plain, staffId);
          expect(open.close()).toEqual(plain);
          if (!comesBack) continue;
          plain = giveBack(plain, staffId, team);
          open = new OpenLedger('pool', plain);
        }
      }
    }),
    { numRuns: 150 },
  );
});

const person = fc.record({
  weight: fc.option(weight),
  onDuty: fc.constantFrom(true, true, true, false),
  licences: fc.constantFrom<Licence[]>([], ['personal_loan'], ['personal_loan', 'pension']),
  newToday: fc.integer({ min: 4, max: 8 }),
  open: fc.integer({ min: 27, max: 30 }),
});
const people = fc.array(person, { minLength: 1, maxLength: 30 }).map((all) => all.map((over, i) => candidate(`stf_${i}`, over)));
const asked = fc.array(
  fc.record({
    licences: fc.constantFrom<Licence[]>([], ['personal_loan'], ['pension']),
    returned: fc.array(fc.nat({ max: 29 }), { maxLength: 2 }),
    barred: fc.array(fc.nat({ max: 29 }), { maxLength: 1 }),
    named: fc.option(fc.nat(), { freq: 5 }),
    /** Somebody has one lead less in hand before it. */
    freed: fc.option(fc.nat({ max: 29 }), { freq: 3 }),
    /** It begins a batch of its own: the books were closed and are opened again. */
    batch: fc.boolean(),
  }),
  { maxLength: 60 },
);

it('keeps the books that are kept by looking at everybody: the ledger, and for the day who stood worst and who was passed over', () => {
  fc.assert(
    fc.property(people, asked, (team, leads) => {
      const floor = new Floor(bankOf(team));
      let plain: PlainBooks = { ledger: emptyLedger(), account: openDay(DAY) };
      let closed = plain;
      const opened = () => new ShareBook({ poolUnitId: 'pool', ...closed, rule, day: DAY });
      let [book, at] = [opened(), minute(0)];
      leads.forEach(({ licences, returned, barred, named, freed, batch }, n) => {
        if (batch) [closed, at] = [book.close(), minute(n)];
        if (batch) book = opened();
        if (freed !== null) floor.freeCapacity(`stf_${freed}`);
        const needs = { licences, returnedBy: returned.map((i) => `stf_${i}`), barred: barred.map((i) => `stf_${i}`) };
        const board = floor.board(POOL, needs);
        const whole = boardFor(needs, floor.team(POOL));
        expect(board).toMatchObject({ eligible: whole.eligible, counts: whole.counts, funnel: whole.funnel });
        expect(namesOf(board.firstExcluded)).toEqual(namesOf(whole.excluded).slice(0, 6));
        if (whole.eligible.length === 0) return;
        const taker = named === null ? null : whole.eligible[named % whole.eligible.length]!.staffId;
        const weightOf = (rm: Candidate) => weightOn(DAY, rm, rule);
        const expected = sharePlainly('pool', plain, whole, { weightOf, named: taker, at });
        const shared = book.share(board, taker, at);
        expect(shared.staffId).toBe(expected.staffId);
        if (!taker) expect(shared.order).toEqual(expected.order.slice(0, MOST_ELIGIBLE_ROWS));
        plain = expected;
        floor.takeCapacity(shared.staffId);
      });
      closed = book.close();
      expect(closed.ledger).toEqual(plain.ledger);
      expect(inOrder(closed.account)).toEqual(inOrder(plain.account));
    }),
    { numRuns: 200 },
  );
});

const namesOf = (excluded: readonly Exclusion[]) => excluded.map(({ rm, reason }) => [rm.staffId, reason]);

/** In which order a day lists its RMs says nothing. */
const inOrder = (account: DayAccount): DayAccount => ({
  ...account,
  shares: [...account.shares].sort((a, b) => (a.staffId < b.staffId ? -1 : 1)),
});

it('counts heads as one would by looking at everybody', () => {
  fc.assert(
    fc.property(people, asked, (team, leads) => {
      const floor = new Floor(bankOf(team));
      for (const { licences, returned, freed } of leads) {
        if (freed !== null) floor.freeCapacity(`stf_${freed}`);
        const needs = { licences, returnedBy: returned.map((i) => `stf_${i}`), barred: [] };
        const mine = floor
          .team(POOL)
          .filter((rm) => licences.every((one) => rm.licences.includes(one)) && !needs.returnedBy.includes(rm.staffId));
        const hasRoom = (rm: Candidate) => rm.newToday < rm.dailyCapacity && rm.open < rm.openCapacity;
        expect(floor.count(POOL.unitId, POOL.desk, needs)).toEqual({
          onDuty: team.filter(({ onDuty }) => onDuty).length,
          licensed: mine.length,
          ready: mine.length,
          withRoom: mine.filter(hasRoom).length,
          load: mine.filter(hasRoom).reduce((sum, { open }) => sum + open, 0),
          free: mine.filter((rm) => rm.onDuty && hasRoom(rm)).length,
        });
        const [next] = mine;
        if (next) floor.takeCapacity(next.staffId);
      }
    }),
    { numRuns: 100 },
  );
});
