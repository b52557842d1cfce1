import { PARTS } from './ledger';

/** An RM's standing for one lead; this lead is counted in what they are entitled to, not in what they were given. */
export interface Standing {
  staffId: string;
  weight: number;
  /** Leads, rounded to a millionth: for people to read. The decision itself is made in whole numbers. */
  entitled: number;
  given: number;
  lag: number;
}

/** What is known of an RM who shares the leads of an epoch. */
export interface Sharer {
  staffId: string;
  weight: number;
  /** Parts of a lead, when the epoch began. */
  settled: number;
  given: number;
}

/** One lead of an epoch: among how many it is shared, by which weights in all, and the how-manieth of the epoch it is. */
export interface Round {
  rms: number;
  weights: number;
  t: number;
}

/** How somebody stands in a round, exactly. */
export interface Claim {
  /** In the order in which they are served: the bound reached, the threshold reached, neither. */
  call: 'overdue' | 'due' | 'early';
  lag: bigint;
  /** Slack over weight is the deadline, up to a factor that all share. */
  slack: bigint;
  weight: bigint;
}

/**
 * Fair share (Tijdeman 1980, the chairman assignment problem): orders the eligible RMs for the next lead, the first gets it.
 *
 * With n RMs, lag = entitled − given, where entitled counts this lead. One RM: that RM. Otherwise, among those whose lag has
 * reached 1/(2n−2), the one whose deadline is earliest: (1 − 1/(2n−2) − lag) / share, the number of leads after which that RM's
 * lag would reach the bound. Whoever has reached the bound itself comes before them all, the largest lag first; if nobody has
 * reached the threshold, the largest lag is first. Both happen only with lags brought over from earlier epochs. Equal standings
 * are settled by lot (`Draw`), so neither list order nor seniority can win a tie.
 *
 * What holds when:
 * - A fixed team with fixed weights and even books: |lag| ≤ 1 − 1/(2n−2) < 1 at every prefix. Proven; giving to the largest lag
 *   does not hold even 1.
 * - The team changes now and then (leave, full days, joining): lags are brought over, and there is no proof. Measured worst 1.0.
 * - Each lead has its own eligible set (licences, returns): no online rule keeps lags below a constant against an adversary who
 *   chooses the sets (carpool problem, Ajtai et al. 1998). Measured worst 1.1 with random halves of the team, 1.2 with a licence
 *   that some lack, 1.5 with random pairs; an adversary who pairs equals gets 1, 2.3, 4.3, 6.7 out of 4, 8, 16, 32 RMs.
 *   `eligibleSets.test.ts` holds these figures.
 * @returns below 0 when `a` is served before `b`, 0 when a lot must say
 */
export function compareClaims(a: Claim, b: Claim): number {
  if (a.call !== b.call) return CALLS[a.call] - CALLS[b.call];
  const difference = a.call === 'due' ? a.slack * b.weight - b.slack * a.weight : b.lag - a.lag;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

const CALLS = { overdue: 0, due: 1, early: 2 } as const;

/** Somebody's claim to the lead of a round, in units of 1/one of a lead, so that every comparison is between whole numbers. */
export function claimOf(round: Round, sharer: Sharer): Claim {
  const [one, rms] = [oneOf(round), BigInt(round.rms)];
  const lag = entitledOf(round, sharer) - BigInt(sharer.given) * one;
  const slack = (2n * rms - 3n) * one - (2n * rms - 2n) * lag;
  const call = slack <= 0n ? 'overdue' : (2n * rms - 2n) * lag >= one ? 'due' : 'early';
  return { call, lag, slack, weight: BigInt(sharer.weight) };
}

/** The same in leads. */
export function standingOf(round: Round, sharer: Sharer): Standing {
  const { staffId, weight, given } = sharer;
  const [one, entitled] = [oneOf(round), entitledOf(round, sharer)];
  return { staffId, weight, entitled: toLeads(entitled, one), given, lag: toLeads(entitled - BigInt(given) * one, one) };
}

const oneOf = ({ weights }: Round): bigint => BigInt(weights) * BigInt(PARTS);

const entitledOf = ({ weights, t }: Round, { settled, weight }: Sharer): bigint =>
  BigInt(settled) * BigInt(weights) + BigInt(weight) * BigInt(t) * BigInt(PARTS);

const MILLION = 1_000_000n;
const toLeads = (value: bigint, one: bigint): number => Number((value * MILLION) / one) / Number(MILLION);
