import { clause } from '../clauses';
import type { VerdictFacts } from '../facts';
import type { Finding } from '../judgement';
import { splitBetween, wholeTo } from '../shares';
import { terms } from '../terms';

/** D8: the remote seat has its part when it was agreed at the hand-over, where both saw it. */
export function warmedUp({ handOver, lead: { deal, followerId } }: VerdictFacts): Finding {
  const closer = deal?.staffId ?? handOver?.toStaffId ?? followerId;
  const because = handOver ? (handOver.agreed ? 'applies' : 'not_agreed') : 'no_record';
  const warming = { staffId: handOver?.fromStaffId ?? null, part: terms.warmingShare, as: 'warming' as const };
  return {
    followerId,
    by: 'stands',
    shares: because === 'applies' ? splitBetween({ staffId: closer, as: 'closing' }, warming) : wholeTo(closer, 'closing'),
    nominal: [],
    clauses: [clause('hand_over', because, { share: terms.warmingShare })],
    measures: [],
    dealUntil: null,
  };
}
