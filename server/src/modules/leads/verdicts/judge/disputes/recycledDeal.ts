import type { RuleSet } from '@yinqiao/shared/domain';
import { clause } from '../clauses';
import type { VerdictFacts } from '../facts';
import type { Finding } from '../judgement';
import { wholeTo } from '../shares';
import { signedElsewhere } from './signedElsewhere';

/** D5: accepting without contacting in time earns nothing; whoever did contact in time brought the customer along (D4). */
export function recycledDeal(facts: VerdictFacts, rules: RuleSet): Finding {
  const { deal, followerId, productLine } = facts.lead;
  const second = deal?.staffId ?? followerId;
  const first = facts.holdings.find(
    ({ staffId, acceptedAt }) => acceptedAt !== null && staffId !== second && facts.claimants.includes(staffId),
  );
  const rule = { minutes: rules.clocks[rules.heats[productLine]].contact };
  if (first && isInTime(first)) {
    const shared = signedElsewhere(facts);
    return { ...shared, clauses: [clause('idle_acceptance', 'contacted_in_time', rule), ...shared.clauses] };
  }
  return {
    followerId,
    by: 'stands',
    shares: wholeTo(second),
    nominal: [],
    clauses: [clause('idle_acceptance', first ? 'applies' : 'no_record', rule)],
    measures: [],
    dealUntil: null,
  };
}

const isInTime = ({ firstContactAt, contactBy }: VerdictFacts['holdings'][number]): boolean =>
  firstContactAt !== null && contactBy !== null && firstContactAt <= contactBy;
