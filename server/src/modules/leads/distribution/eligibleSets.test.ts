import { createRandom } from '../../../../seed/bank/random';
import { type Eligible, simulate } from './simulation.support';

const indexes = (count: number) => Array.from({ length: count }, (_, i) => i);
const TEAMS = {
  'of equals': (n: number) => indexes(n).map(() => 10_000),
  'with newcomers': (n: number) => indexes(n).map((i) => (i % 3 === 0 ? 5_000 : 10_000)),
  'with weights from 1 to 10,000': (n: number) => indexes(n).map((i) => [1, 100, 10_000][i % 3] ?? 1),
};
type TeamName = keyof typeof TEAMS;

/** Who happens to be there: each with an even chance. */
function randomHalf(n: number, seed: number): Eligible {
  const random = createRandom(seed, 'eligible');
  return () => {
    const set = indexes(n).filter(() => random.next() < 0.5);
    return set.length > 0 ? set : [0];
  };
}

function randomPair(n: number, seed: number): Eligible {
  const random = createRandom(seed, 'eligible');
  return () => {
    const first = Math.floor(random.next() * n);
    return [first, (first + 1 + Math.floor(random.next() * (n - 1))) % n];
  };
}

/** One lead in two needs a licence that every third lacks. */
function licence(n: number, seed: number): Eligible {
  const random = createRandom(seed, 'eligible');
  return () => (random.next() < 0.5 ? indexes(n) : indexes(n).filter((i) => i % 3 !== 1));
}

/** The eligible change after every 1 to `most` leads: leave, full days, joining. */
const epochs =
  (most: number) =>
  (n: number, seed: number): Eligible => {
    const random = createRandom(seed, 'eligible');
    let [left, set] = [0, [0]];
    return () => {
      if (left === 0) {
        left = 1 + Math.floor(random.next() * most);
        const next = indexes(n).filter(() => random.next() < 0.7);
        set = next.length > 0 ? next : [0];
      }
      left -= 1;
      return set;
    };
  };

/** Offers the pair whose lags end up farthest apart, whoever of the two gets the lead. */
const greedyAdversary =
  (weights: readonly number[]): Eligible =>
  (lags) => {
    let [worstPair, most] = [[0, 1], -Infinity];
    for (const i of indexes(lags.length)) {
      for (const j of indexes(i)) {
        const [a = 0, b = 0, wa = 1, wb = 1] = [lags[i], lags[j], weights[i], weights[j]];
        const [left, right] = [a + wa / (wa + wb), b + wb / (wa + wb)];
        const harm = Math.min((left - 1) ** 2 + right ** 2, left ** 2 + (right - 1) ** 2) - a ** 2 - b ** 2;
        const score = harm + Math.max(Math.abs(a), Math.abs(b)) / 1_000;
        if (score > most + 1e-12) [worstPair, most] = [[i, j], score];
      }
    }
    return worstPair;
  };

function worstOf(team: TeamName, make: (n: number, seed: number) => Eligible, rule: 'fairShare' | 'largestLagFirst'): number {
  const runs = [4, 8, 16].flatMap((n) => [1, 2, 3].map((seed) => simulate(TEAMS[team](n), 600, make(n, seed), rule).worst));
  return Math.max(...runs);
}

describe('when the eligible change, the measured worst is small, and about that of largest lag first or below', () => {
  it.each([
    ['the team changes seldom', 'of equals', epochs(600), 0.96, 0.96],
    ['the team changes seldom', 'with newcomers', epochs(600), 0.91, 0.9],
    ['the team changes seldom', 'with weights from 1 to 10,000', epochs(600), 0.97, 1.18],
    ['the team changes now and then', 'of equals', epochs(60), 1, 1],
    ['the team changes now and then', 'with newcomers', epochs(60), 0.9, 0.9],
    ['the team changes now and then', 'with weights from 1 to 10,000', epochs(60), 1.01, 1.06],
    ['random halves of the team', 'of equals', randomHalf, 1.01, 1.01],
    ['random halves of the team', 'with newcomers', randomHalf, 1.04, 1.07],
    ['random halves of the team', 'with weights from 1 to 10,000', randomHalf, 1.11, 1.21],
    ['random pairs', 'of equals', randomPair, 1.5, 1.5],
    ['random pairs', 'with newcomers', randomPair, 1.5, 1.5],
    ['random pairs', 'with weights from 1 to 10,000', randomPair, 1.41, 1.41],
    ['a licence that some lack', 'of equals', licence, 1.19, 1.19],
    ['a licence that some lack', 'with newcomers', licence, 1.18, 1.08],
    ['a licence that some lack', 'with weights from 1 to 10,000', licence, 0.98, 1.29],
  ] as const)('%s, a team %s', (_, team, make, measured, rival) => {
    expect(worstOf(team, make, 'fairShare')).toBeCloseTo(measured, 2);
    expect(worstOf(team, make, 'largestLagFirst')).toBeCloseTo(rival, 2);
  });
});

/** For pairs the rule is largest lag first, so no rule of the kind does better. */
describe('an adversary who chooses the sets drives the lag up with the number of RMs, as theory says of every online rule', () => {
  it.each([
    [4, 'of equals', 1],
    [8, 'of equals', 2],
    [16, 'of equals', 4],
    [32, 'of equals', 6.5],
    [4, 'with newcomers', 1],
    [8, 'with newcomers', 2.33],
    [16, 'with newcomers', 4.33],
    [32, 'with newcomers', 6.67],
    [4, 'with weights from 1 to 10,000', 0.82],
    [8, 'with weights from 1 to 10,000', 1.99],
    [16, 'with weights from 1 to 10,000', 2.82],
    [32, 'with weights from 1 to 10,000', 4.43],
  ] as const)('%i RMs, a team %s: %d leads', (n, team, measured) => {
    const weights = TEAMS[team](n);
    expect(simulate(weights, 800, greedyAdversary(weights)).worst).toBeCloseTo(measured, 2);
    expect(simulate(weights, 800, greedyAdversary(weights), 'largestLagFirst').worst).toBeCloseTo(measured, 2);
  });
});
