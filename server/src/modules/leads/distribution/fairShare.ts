import { type Ledger, PARTS } from './ledger';
import { lot } from './lot';

/** An RM's standing for one lead; this lead is counted in what they are entitled to, not in what they were given. */
export interface Standing {
  staffId: string;
  /** Leads, rounded to a millionth: for people to read. The decision itself is made in whole numbers. */
  entitled: number;
  given: number;
  lag: number;
}

/**
 * Fair share (Tijdeman 1980, the chairman assignment problem): orders the eligible RMs for the next lead, the first gets it.
 *
 * With n RMs, lag = entitled − given, where entitled counts this lead. One RM: that RM. Otherwise, among those whose lag has
 * reached 1/(2n−2), the one whose deadline is earliest: (1 − 1/(2n−2) − lag) / share, the number of leads after which that RM's
 * lag would reach the bound. Whoever has reached the bound itself comes before them all, the largest lag first; if nobody has
 * reached the threshold, the largest lag is first. Both happen only with lags brought over from earlier epochs. Equal standings
 * are settled by a hash of pool, epoch, lead and RM, so neither list order nor seniority can win a tie.
 *
 * What holds when:
 * - A fixed team with fixed weights and even books: |lag| ≤ 1 − 1/(2n−2) < 1 at every prefix. Proven; giving to the largest lag
 *   does not hold even 1.
 * - The team changes now and then (leave, full days, joining): lags are brought over, and there is no proof. Measured worst 1.0.
 * - Each lead has its own eligible set (licences, returns): no online rule keeps lags below a constant against an adversary who
 *   chooses the sets (carpool problem, Ajtai et al. 1998). Measured worst 1.1 with random halves of the team, 1.2 with a licence
 *   that some lack, 1.5 with random pairs; an adversary who pairs equals gets 1, 2.3, 4.3, 6.7 out of 4, 8, 16, 32 RMs.
 *   `eligibleSets.test.ts` holds these figures.
 * @param ledger already turned to the eligible set (`ledgerFor`), which must not be empty
 */
export function rankByFairShare(poolId: string, ledger: Ledger): Standing[] {
  const t = ledger.t + 1;
  const n = BigInt(ledger.team.length);
  const sum = BigInt(ledger.team.reduce((total, { weight }) => total + weight, 0));
  const one = sum * BigInt(PARTS);
  const accounts = new Map(ledger.accounts.map((account) => [account.staffId, account]));

  const entries = ledger.team.map(({ staffId, weight }) => {
    const { settled = 0, given = 0 } = accounts.get(staffId) ?? {};
    // All in units of 1/one of a lead, so that every comparison below is between whole numbers.
    const entitled = BigInt(settled) * sum + BigInt(weight) * BigInt(t) * BigInt(PARTS);
    const lag = entitled - BigInt(given) * one;
    const slack = (2n * n - 3n) * one - (2n * n - 2n) * lag;
    return {
      standing: { staffId, entitled: toLeads(entitled, one), given, lag: toLeads(lag, one) },
      lag,
      // The deadline is slack / weight up to a factor that all share.
      slack,
      weight: BigInt(weight),
      call: slack <= 0n ? OVERDUE : (2n * n - 2n) * lag >= one ? DUE : EARLY,
    };
  });

  const lots = new Map<string, string>();
  const lotOf = ({ standing: { staffId } }: (typeof entries)[number]): string => {
    const drawn = lots.get(staffId) ?? lot(poolId, ledger.epoch, t, staffId);
    lots.set(staffId, drawn);
    return drawn;
  };
  entries.sort((a, b) => {
    if (a.call !== b.call) return a.call - b.call;
    const difference = a.call === DUE ? a.slack * b.weight - b.slack * a.weight : b.lag - a.lag;
    if (difference !== 0n) return difference < 0n ? -1 : 1;
    return lotOf(a) < lotOf(b) ? -1 : 1;
  });
  return entries.map(({ standing }) => standing);
}

/** In the order in which they are served: the bound reached, the threshold reached, neither. */
const [OVERDUE, DUE, EARLY] = [0, 1, 2];

const MILLION = 1_000_000n;
const toLeads = (value: bigint, one: bigint): number => Number((value * MILLION) / one) / Number(MILLION);
