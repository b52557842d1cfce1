import { clause } from '../clauses';
import type { VerdictFacts } from '../facts';
import type { Finding, Measure } from '../judgement';
import { wholeTo } from '../shares';

/** D7: signs that somebody takes customers along: exports stop, the hand-over is planned early, customers are told. */
export function takenAway({ signs, claimants, lead: { followerId } }: VerdictFacts): Finding {
  const ofClaimants = signs.filter(({ staffId }) => claimants.includes(staffId));
  const staffIds = [...new Set(ofClaimants.map(({ staffId }) => staffId))];
  const found = { signs: ofClaimants.reduce((sum, { count }) => sum + count, 0) };
  return {
    followerId,
    by: 'stands',
    shares: wholeTo(followerId),
    nominal: [],
    clauses: [clause('taking_away', staffIds.length > 0 ? 'applies' : 'no_record', {}, found)],
    measures: [...staffIds.flatMap(stopTaking), ...(staffIds.length > 0 ? [{ code: 'customer_notice' as const }] : [])],
    dealUntil: null,
  };
}

const stopTaking = (staffId: string): Measure[] => [
  { code: 'freeze_exports', staffId },
  { code: 'early_transfer_plan', staffId },
];
