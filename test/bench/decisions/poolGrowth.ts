import { defaultLadder } from '@yinqiao/shared/domain';
import { bankOf, leadOf } from '../../../server/src/modules/leads/distribution/bank.support';
import { candidate } from '../../../server/src/modules/leads/distribution/candidate.support';
import { openDay } from '../../../server/src/modules/leads/distribution/dayAccount';
import { decide } from '../../../server/src/modules/leads/distribution/decide';
import { emptyLedger } from '../../../server/src/modules/leads/distribution/ledger';
import { shareRuleOf } from '../../../server/src/modules/leads/distribution/shareRule';
import { type Figure, figure } from '../figure';

const SMALL = 100;
const LARGE = [1_000, 10_000];
const LEADS = 40;

/** What one decision costs as the team of one pool grows, all of them alike able; the goal is growth by the logarithm of the team. */
export function poolGrowth(): Promise<Figure[]> {
  costOf(SMALL);
  const small = costOf(SMALL);
  const figures = LARGE.map((rms) =>
    figure(
      `a decision in a pool of ${rms} RMs`,
      {
        value: costOf(rms),
        unit: 'ms',
        rival: `growth by the logarithm from ${SMALL} RMs`,
        rivalValue: (small * Math.log(rms)) / Math.log(SMALL),
      },
      { ratio: 1, higherIsBetter: false },
    ),
  );
  return Promise.resolve(figures);
}

/** Milliseconds a lead, in one batch. */
function costOf(rms: number): number {
  const people = Array.from({ length: rms }, (_, n) => candidate(`stf_${n}`));
  const leads = Array.from({ length: LEADS }, (_, n) => leadOf({ leadId: `lead_${n}` }));
  const bank = bankOf(people);
  const began = performance.now();
  const { choices } = decide({
    ...{ poolUnitId: 'riverside', leads, bank, ledger: emptyLedger(), account: openDay('2026-11-22') },
    rule: shareRuleOf(defaultLadder),
  });
  if (choices.length !== LEADS) throw new Error(`only ${choices.length} leads were given`);
  return (performance.now() - began) / LEADS;
}
