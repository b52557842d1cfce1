import fc from 'fast-check';
import { emptyLedger, entitledParts, giveBack, type Ledger, PARTS, type TeamMember } from './ledger';
import { give, ledgerFor, rankByFairShare } from './ledger.support';
import { lagsOf, simulate } from './simulation.support';

/** A team, who of it is there in each epoch, and for how many leads. */
const history = fc.integer({ min: 2, max: 24 }).chain((n) =>
  fc.record({
    weights: fc.array(fc.constantFrom(1, 100, 5_000, 10_000), { minLength: n, maxLength: n }),
    epochs: fc.array(fc.record({ there: fc.array(fc.boolean(), { minLength: n, maxLength: n }), leads: fc.integer({ min: 1, max: 40 }) }), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
);
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const teamsOf = ({ weights, epochs }: History): { team: TeamMember[]; leads: number }[] =>
  epochs.map(({ there, leads }) => {
    const team = weights.map((weight, i) => ({ staffId: `stf_${i}`, weight }));
    const present = team.filter((_, i) => there[i]);
    return { team: present.length > 0 ? present : team.slice(0, 1), leads };
  });

interface Step {
  staffId: string;
  ledger: Ledger;
}

function play(epochs: readonly { team: readonly TeamMember[]; leads: number }[]): Step[] {
  const steps: Step[] = [];
  for (const { team, leads } of epochs) {
    for (let i = 0; i < leads; i += 1) {
      const ledger = ledgerFor(steps.at(-1)?.ledger ?? emptyLedger(), team);
      const staffId = rankByFairShare('pool', ledger)[0]?.staffId ?? '';
      steps.push({ staffId, ledger: give(ledger, staffId) });
    }
  }
  return steps;
}

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
const givenIn = (ledger: Ledger) => sum(ledger.accounts.map(({ given }) => given));

describe('a fixed team of 2 to 200 RMs', () => {
  it('with any weights from 1 to 10,000 nobody is ever off by more than 1 − 1/(2n−2) leads', () => {
    const weights = fc
      .integer({ min: 2, max: 200 })
      .chain((n) =>
        fc.oneof(
          fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: n, maxLength: n }),
          fc.array(fc.constantFrom(1, 10_000), { minLength: n, maxLength: n }),
          fc.constant(Array.from({ length: n }, () => 10_000)),
        ),
      );
    fc.assert(
      fc.property(weights, (list) => {
        const everybody = list.map((_, i) => i);
        const { worst } = simulate(list, Math.min(2 * list.length, 120), () => everybody);
        expect(worst).toBeLessThanOrEqual(1 - 1 / (2 * list.length - 2) + 1e-6);
      }),
      { numRuns: 40 },
    );
  });
});

describe('joining and leaving', () => {
  it('a newcomer begins with a lag of 0, whoever rests keeps theirs, and every change begins an epoch', () => {
    fc.assert(
      fc.property(history, (given) => {
        let before: Ledger = emptyLedger();
        for (const { ledger, staffId } of play(teamsOf(given))) {
          const turned = ledgerFor(before, ledger.team);
          expect(turned.epoch - before.epoch).toBe(turned === before ? 0 : 1);
          const known = new Set(before.accounts.map((account) => account.staffId));
          const [was, is] = [lagsOf(before, turned.accounts), lagsOf(turned, turned.accounts)];
          turned.accounts.forEach((account, i) => expect(is[i]).toBe(known.has(account.staffId) ? was[i] : 0));
          const there = new Set(ledger.team.map((member) => member.staffId));
          const after = lagsOf(ledger, turned.accounts);
          turned.accounts.forEach((account, i) => !there.has(account.staffId) && expect(after[i]).toBe(is[i]));
          expect(there.has(staffId)).toBe(true);
          before = ledger;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('nobody catches up in a burst: a row of leads is at most one longer than the bound of one lead either way allows', () => {
    fc.assert(
      fc.property(history, (given) => {
        let [row, share, last] = [0, 0, ''];
        for (const { staffId, ledger } of play(teamsOf(given))) {
          const mine =
            (ledger.team.find((member) => member.staffId === staffId)?.weight ?? 0) / sum(ledger.team.map(({ weight }) => weight));
          // A row that lasts over a change of the team may be longer: the others have gone.
          [row, share] = staffId === last && mine === share ? [row + 1, share] : [1, mine];
          last = staffId;
          expect((row - 1) * (1 - share)).toBeLessThan(2);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('all accounts add up to what was given, to the part, and nobody is off by two (measured worst 1.3)', () => {
    fc.assert(
      fc.property(history, (given) => {
        for (const { ledger } of play(teamsOf(given))) {
          expect(sum(entitledParts(ledger).values())).toBe(givenIn(ledger) * PARTS);
          expect(Math.max(...lagsOf(ledger, ledger.accounts).map(Math.abs))).toBeLessThan(2);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same on every run, and in whatever order the RMs are listed', () => {
    fc.assert(
      fc.property(history, (given) => {
        const epochs = teamsOf(given);
        const backwards = epochs.map(({ team, leads }) => ({ team: [...team].reverse(), leads }));
        const chosen = play(epochs).map(({ staffId }) => staffId);
        expect(play(epochs).map(({ staffId }) => staffId)).toEqual(chosen);
        expect(play(backwards).map(({ staffId }) => staffId)).toEqual(chosen);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a lead that is given back', () => {
  it('is as if it had not been given: the books add up to the part, and the one who had it is short of it', () => {
    fc.assert(
      fc.property(history, fc.nat(), (given, pick) => {
        const steps = play(teamsOf(given));
        const { staffId, ledger: then } = steps[pick % steps.length] ?? steps[0]!;
        const now = steps.at(-1)!.ledger;
        const after = giveBack(now, staffId, then.team);
        expect(givenIn(after)).toBe(givenIn(now) - 1);
        expect(sum(entitledParts(after).values())).toBe(givenIn(after) * PARTS);
        const share = (then.team.find((member) => member.staffId === staffId)?.weight ?? 0) / sum(then.team.map(({ weight }) => weight));
        const [lag, was] = [lagsOf(after, [{ staffId }])[0]!, lagsOf(now, [{ staffId }])[0]!];
        expect(lag).toBeCloseTo(was + 1 - share, 6);
      }),
      { numRuns: 80 },
    );
  });

  it('straight after it was given leaves everybody as before', () => {
    const team = [10_000, 5_000, 5_000].map((weight, i) => ({ staffId: `stf_${i}`, weight }));
    const steps = play([{ team, leads: 7 }]);
    const [before, { staffId, ledger }] = [steps.at(-2)!.ledger, steps.at(-1)!];
    const after = lagsOf(giveBack(ledger, staffId, team), team);
    lagsOf(before, team).forEach((lag, i) => expect(after[i]).toBeCloseTo(lag, 8));
  });
});
