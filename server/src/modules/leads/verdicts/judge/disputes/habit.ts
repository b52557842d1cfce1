import type { VerdictFacts } from '../facts';
import { clause } from '../clauses';
import type { Finding } from '../judgement';
import { wholeTo } from '../shares';

/** D3: coming to somebody is not belonging to somebody; the manager may ask the customer to say so. */
export function habit({ visits, claimants, lead: { followerId } }: VerdictFacts): Finding {
  const times = visits.filter(({ staffId }) => claimants.includes(staffId)).length;
  return {
    followerId,
    by: 'stands',
    shares: wholeTo(followerId),
    nominal: [],
    clauses: [clause('habit', 'applies', {}, { times })],
    measures: [{ code: 'claim_may_be_proposed' }],
    dealUntil: null,
  };
}
