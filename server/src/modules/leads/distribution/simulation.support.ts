import { emptyLedger, entitledParts, type Ledger, PARTS, type TeamMember } from './ledger';
import { give, ledgerFor, rankByFairShare } from './ledger.support';

/** Who can have the next lead, by what the RMs lag now. Indexes into the team; never empty. */
export type Eligible = (lags: readonly number[], leadNo: number) => number[];

export interface Run {
  /** The largest |entitled − given| of anybody at any prefix, in leads. */
  worst: number;
  /** Who got each lead, as indexes into the team. */
  chosen: number[];
  ledger: Ledger;
}

/** What is often taken for fair: give to the one who lags most, by the same lot at a tie. */
const largestLagFirst = (ledger: Ledger) => [...rankByFairShare('pool', ledger)].sort((a, b) => b.lag - a.lag)[0];

const fairShare = (ledger: Ledger) => rankByFairShare('pool', ledger)[0];

/** Gives so many leads away, each among its own eligible set. */
export function simulate(
  weights: readonly number[],
  leads: number,
  eligible: Eligible,
  rule: 'fairShare' | 'largestLagFirst' = 'fairShare',
): Run {
  const team: TeamMember[] = weights.map((weight, i) => ({ staffId: `stf_${String(i).padStart(3, '0')}`, weight }));
  const run: Run = { worst: 0, chosen: [], ledger: emptyLedger() };
  let lags = team.map(() => 0);
  for (let leadNo = 0; leadNo < leads; leadNo += 1) {
    const set = eligible(lags, leadNo).flatMap((i) => team[i] ?? []);
    const turned = ledgerFor(run.ledger, set);
    const chosen = (rule === 'fairShare' ? fairShare : largestLagFirst)(turned)?.staffId ?? '';
    run.ledger = give(turned, chosen);
    run.chosen.push(team.findIndex(({ staffId }) => staffId === chosen));
    lags = lagsOf(run.ledger, team);
    run.worst = Math.max(run.worst, ...lags.map(Math.abs));
  }
  return run;
}

export function lagsOf(ledger: Ledger, team: readonly { staffId: string }[]): number[] {
  const entitled = entitledParts(ledger);
  const given = new Map(ledger.accounts.map((account) => [account.staffId, account.given]));
  return team.map(({ staffId }) => ((entitled.get(staffId) ?? 0) - (given.get(staffId) ?? 0) * PARTS) / PARTS);
}
