import { defaultLadder, type Licence, type ProductLine, type RuleSet } from '@yinqiao/shared/domain';
import { bankOf, leadOf, NOON, policyOf } from '../../../server/src/modules/leads/distribution/bank.support';
import { Floor } from '../../../server/src/modules/leads/distribution/bankAt';
import { candidate } from '../../../server/src/modules/leads/distribution/candidate.support';
import { openDay } from '../../../server/src/modules/leads/distribution/dayAccount';
import { decideOn } from '../../../server/src/modules/leads/distribution/decide';
import type { Candidate } from '../../../server/src/modules/leads/distribution/eligibility';
import type { LeadToPlace } from '../../../server/src/modules/leads/distribution/leadToPlace';
import { emptyLedger } from '../../../server/src/modules/leads/distribution/ledger';
import { ShareBook } from '../../../server/src/modules/leads/distribution/shareBook';
import { shareRuleOf } from '../../../server/src/modules/leads/distribution/shareRule';
import { type Figure, figure, quantile } from '../figure';

const SMALL = 100;
const LARGE = [1_000, 10_000, 100_000];
const LEADS = 250;
/** Where a lead looks at thousands. */
const FEW_LEADS = 20;
const BATCHES = 7;
const ROUNDS = 3;
const DAY = '2026-11-22';

/** Nobody becomes full while it is measured: a pool whose team changes is the other question. */
const rm = (n: number, over: Partial<Candidate> = {}): Candidate =>
  candidate(`stf_${n}`, { weight: WEIGHTS[n % WEIGHTS.length] ?? null, dailyCapacity: 1_000, openCapacity: 1_000, ...over });
const WEIGHTS = [10_000, 10_000, 10_000, 8_000, 5_000];

/**
 * What a decision costs in a batch that goes on, without what it costs to look at the pool once:
 * - as the team of one pool grows, all of them alike able: by the logarithm;
 * - as the sets differ from lead to lead: linear in the set that the licence leaves, whatever the size of the pool.
 */
export function poolGrowth(): Promise<Figure[]> {
  for (let n = 0; n < 5; n += 1) oneSet(SMALL);
  const small = oneSet(SMALL);
  const grown = LARGE.map((rms) => ({ rms, ...oneSet(rms) }));
  const few = setsThatDiffer(1_000, 50);
  return Promise.resolve([
    ...grown.map(({ rms, lead }) =>
      figure(
        `a decision in a pool of ${rms} RMs`,
        {
          value: lead,
          unit: 'ms',
          rival: `growth by the logarithm from ${SMALL} RMs`,
          rivalValue: (small.lead * Math.log(rms)) / Math.log(SMALL),
        },
        { ratio: 1, higherIsBetter: false },
      ),
    ),
    ...grown
      .slice(1)
      .map(({ rms, opening }) =>
        figure(
          `looking at a pool of ${rms} RMs once`,
          { value: opening, unit: 'ms', rival: `as much an RM as at ${LARGE[0]} RMs`, rivalValue: (grown[0]!.opening * rms) / LARGE[0]! },
          { ratio: 2, higherIsBetter: false },
        ),
      ),
    figure(
      'a decision among 50 of 100000 RMs when the sets differ',
      { value: setsThatDiffer(100_000, 50).lead, unit: 'ms', rival: 'among 50 of 1000', rivalValue: few.lead },
      { ratio: 1.5, higherIsBetter: false },
    ),
    figure(
      'a decision among 5000 of 100000 RMs when the sets differ',
      {
        value: setsThatDiffer(100_000, 5_000, FEW_LEADS).lead,
        unit: 'ms',
        rival: '100 times one among 50 of 1000',
        rivalValue: few.lead * 100,
      },
      { ratio: 1.5, higherIsBetter: false },
    ),
  ]);
}

interface Cost {
  /** Milliseconds until the first lead is given. */
  opening: number;
  /** Milliseconds a lead from then on. */
  lead: number;
}

const oneSet = (rms: number): Cost =>
  costOf(
    'riverside',
    Array.from({ length: rms }, (_, n) => rm(n)),
    (n) => leadOf({ leadId: `lead_${n}` }),
  );

/** A branch of many outlets where one licence is held by some and another by as many others; the leads ask for them in turn. */
function setsThatDiffer(rms: number, licensed: number, leads = LEADS): Cost {
  const licencesOf = (n: number): Licence[] => (n < licensed ? ['personal_loan'] : n < 2 * licensed ? ['pension'] : ['fund']);
  const people = Array.from({ length: rms }, (_, n) => rm(n, { unitId: `outlet_${n % OUTLETS}`, licences: licencesOf(n) }));
  const lines: ProductLine[] = ['renovation_loan', 'pension'];
  const lead = (n: number) => leadOf({ leadId: `lead_${n}`, productLine: lines[n % 2]!, policy: policyOf(wholeBranch) });
  return costOf('branch', people, lead, leads);
}

const OUTLETS = 50;
const wholeBranch: RuleSet = {
  ...defaultLadder,
  rungs: defaultLadder.rungs.map((rung) => (rung.kind === 'nearest' ? { ...rung, on: false } : rung)),
};

/** The best of a few rounds: what else the machine does is nobody's cost. */
function costOf(poolUnitId: string, people: readonly Candidate[], lead: (n: number) => LeadToPlace, leads = LEADS): Cost {
  const rounds = Array.from({ length: ROUNDS }, () => roundOf(poolUnitId, people, lead, leads));
  return { opening: Math.min(...rounds.map(({ opening }) => opening)), lead: Math.min(...rounds.map((round) => round.lead)) };
}

function roundOf(poolUnitId: string, people: readonly Candidate[], lead: (n: number) => LeadToPlace, leads: number): Cost {
  const bank = bankOf(people);
  const rule = shareRuleOf(defaultLadder);
  const began = performance.now();
  const floor = new Floor(bank);
  const book = new ShareBook({ poolUnitId, ledger: emptyLedger(), account: openDay(DAY), rule, day: DAY });
  const give = (from: number, count: number) => {
    const batch = Array.from({ length: count }, (_, n) => lead(from + n));
    const { choices } = decideOn(floor, book, { poolUnitId, leads: batch, at: NOON, rule });
    if (choices.length !== count) throw new Error(`only ${choices.length} of ${count} leads were given`);
  };
  give(0, 1);
  const opening = performance.now() - began;
  const batches = Array.from({ length: BATCHES }, (_, n) => {
    const start = performance.now();
    give(1 + n * leads, leads);
    return (performance.now() - start) / leads;
  });
  return { opening, lead: quantile(batches, 0.5) };
}
