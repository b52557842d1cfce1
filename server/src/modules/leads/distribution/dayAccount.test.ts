import fc from 'fast-check';
import { defaultLadder } from '@yinqiao/shared/domain';
import { bankOf, factsWith, leadOf, ownedBy } from './bank.support';
import { candidate } from './candidate.support';
import { accountOn, bookGivenBack, type DayAccount, openDay, settleDay } from './dayAccount';
import { decide } from './decide';
import { entitledParts, emptyLedger, giveBack, type Ledger, PARTS } from './ledger';
import type { LeadToPlace } from './leadToPlace';
import { shareRuleOf } from './shareRule';
import { sharersOf, type Trace } from './trace';

const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'];
const POOL = 'riverside';
const defaultRule = shareRuleOf(defaultLadder);
const lead = (n: number, ownerId: string | null = null): LeadToPlace =>
  leadOf({
    leadId: `lead_${n}`,
    capturedAt: new Date(Date.UTC(2026, 10, 16, 1, 0, n)),
    facts: factsWith(ownerId ? ownedBy(ownerId) : {}),
  });

interface Books {
  ledger: Ledger;
  days: DayAccount[];
  traces: Trace[];
}
const opened = (): Books => ({ ledger: emptyLedger(), days: [], traces: [] });
const running = ({ days }: Books, day: string) => accountOn(days.at(-1) ?? openDay(day), day);
const put = ({ days }: Books, account: DayAccount) => [...(days.at(-1)?.day === account.day ? days.slice(0, -1) : days), account];

/** A batch of leads on a day; the RMs who are there, and the owners of the leads. */
function share(books: Books, day: string, there: readonly boolean[], owners: readonly (number | null)[], rule = defaultRule): Books {
  const decision = decide({
    poolUnitId: POOL,
    leads: owners.map((owner, n) => lead(n, owner === null ? null : `stf_${owner}`)),
    ledger: books.ledger,
    account: running(books, day),
    bank: bankOf(
      there.map((onDuty, i) =>
        candidate(`stf_${i}`, { onDuty, weight: i === 0 ? 5_000 : null, licences: i === 1 ? [] : ['personal_loan'] }),
      ),
      { at: new Date(`${day}T10:00:00+08:00`) },
    ),
    rule,
  });
  const traces = [...books.traces, ...decision.choices.map(({ trace }) => trace)];
  return { ledger: decision.ledger, days: put(books, decision.account), traces };
}

/** The last lead that used a share comes back on a day. */
function handBack(books: Books, day: string): Books {
  const trace = books.traces.findLast(({ t }) => t !== null);
  if (!trace) return books;
  const after = giveBack(books.ledger, trace.chosen.staffId, sharersOf(trace));
  const account = settleDay(bookGivenBack(running(books, day), trace.chosen.staffId), books.ledger, after);
  return { ledger: after, days: put(books, account), traces: books.traces.filter((one) => one !== trace) };
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const week = fc.array(
  fc.record({
    there: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    owners: fc.array(fc.option(fc.nat({ max: 3 }), { freq: 3 }), { maxLength: 6 }),
    returned: fc.boolean(),
  }),
  { minLength: 1, maxLength: DAYS.length },
);

describe.each([false, true])('the account by day, when leads that their owner got first count: %s', (countsOwnerFirst) => {
  const rule = { ...defaultRule, countsOwnerFirst };

  it('every day entitled = given = leads by fair share, to the part, and the days together are the ledger', () => {
    fc.assert(
      fc.property(week, (plan) => {
        let books = opened();
        plan.forEach(({ there, owners, returned }, i) => {
          books = share(books, DAYS[i]!, there, owners, rule);
          if (returned) books = handBack(books, DAYS[i]!);
        });
        for (const { leads, givenBack, shares } of books.days) {
          expect(sum(shares.map(({ given }) => given))).toBe(leads - givenBack);
          expect(sum(shares.map(({ entitled }) => entitled))).toBe((leads - givenBack) * PARTS);
        }
        const entitled = entitledParts(books.ledger);
        for (const { staffId, given } of books.ledger.accounts) {
          const rows = books.days.flatMap(({ shares }) => shares.filter((one) => one.staffId === staffId));
          expect(sum(rows.map((row) => row.entitled))).toBe(entitled.get(staffId));
          expect(sum(rows.map((row) => row.given))).toBe(given);
          expect(rows.at(-1)?.lag ?? 0).toBe((entitled.get(staffId) ?? 0) - given * PARTS);
        }
      }),
      { numRuns: 150 },
    );
  });
});

it('a lead that its owner got first uses no share; the day only counts it', () => {
  const { days, ledger } = share(opened(), DAYS[0]!, [true, true, true, true], [2, null, 2]);
  expect(days).toHaveLength(1);
  expect(days[0]).toMatchObject({ leads: 1, unshared: { owner: 2 } });
  expect(sum(ledger.accounts.map(({ given }) => given))).toBe(1);
});

it('where the policy counts them, such leads use shares, and a return gives one back', () => {
  const books = share(opened(), DAYS[0]!, [true, true, true, true], [2, 2, 2], { ...defaultRule, countsOwnerFirst: true });
  expect(books.days[0]).toMatchObject({ leads: 3, unshared: { owner: 0 } });
  const givenTo = ({ ledger }: Books) => ledger.accounts.find(({ staffId }) => staffId === 'stf_2')?.given;
  expect([givenTo(books), givenTo(handBack(books, DAYS[1]!))]).toEqual([3, 2]);
});

it('tells for how many leads an RM could not be considered, by the first reason', () => {
  const { days } = share(opened(), DAYS[0]!, [true, true, false, true], [null, null, null]);
  const missed = Object.fromEntries((days[0]?.shares ?? []).map((row) => [row.staffId, row.missed]));
  expect(missed['stf_1']).toMatchObject({ not_licensed: 3, off_duty: 0 });
  expect(missed['stf_2']).toMatchObject({ off_duty: 3, not_licensed: 0 });
  expect(missed['stf_3']).toMatchObject({ off_duty: 0, daily_full: 0 });
});

it('keeps the most that anybody was short of on the day, and when', () => {
  const { days } = share(opened(), DAYS[0]!, [false, false, true, true], [null, null]);
  const worst = (days[0]?.shares ?? []).filter((row) => row.worst !== null).map((row) => [row.worst, row.worstAt?.toISOString()]);
  expect(worst).toContainEqual([PARTS / 2, '2026-11-16T02:00:00.000Z']);
});

it('a day ends with the first lead of the next; a clock that was put back opens no day twice', () => {
  const books = share(share(opened(), DAYS[1]!, [true, true, true, true], [null]), DAYS[0]!, [true, true, true, true], [null]);
  expect(books.days.map(({ day, leads }) => [day, leads])).toEqual([[DAYS[1], 2]]);
});
