import type { RuleSet } from '@yinqiao/shared/domain';
import { clause, rungClause } from '../clauses';
import type { VerdictFacts } from '../facts';
import type { Finding } from '../judgement';
import { lackOf } from '../lackOf';
import { wholeTo } from '../shares';

/** D9: the nearest serves and has the retail credit; whoever looks after the company is named, and nobody has poached. */
export function payroll(facts: VerdictFacts, rules: RuleSet): Finding {
  const company = facts.payroll;
  const nearestId = nearestToServe(facts);
  const lack = nearestId === null ? null : lackOf(facts, nearestId);
  const followerId = nearestId && !lack ? nearestId : facts.lead.followerId;
  return {
    followerId,
    by: followerId === facts.lead.followerId ? 'stands' : 'nearest',
    shares: wholeTo(followerId),
    nominal: company ? [{ staffId: company.staffId, as: 'payroll' }] : [],
    clauses: [rungClause(rules, 'nearest', lack ?? 'applies'), clause('payroll', company ? 'applies' : 'no_record')],
    measures: followerId ? [{ code: 'no_poaching_flag', staffId: followerId }] : [],
    dealUntil: null,
  };
}

/** A lead that the company's own adviser follows from afar goes to the claimant next to the customer. */
function nearestToServe({ payroll: company, nearestId, lead: { followerId, deal } }: VerdictFacts): string | null {
  const mayMove = company !== null && deal === null && followerId === company.staffId;
  return mayMove ? nearestId : null;
}
