import type { RuleSet } from '@yinqiao/shared/domain';
import { clause, rungClause } from '../clauses';
import type { VerdictFacts } from '../facts';
import type { Finding } from '../judgement';
import { wholeTo } from '../shares';

/** D9: the nearest serves and has the retail credit; whoever looks after the company is named, and nobody has poached. */
export function payroll({ payroll: company, lead: { followerId } }: VerdictFacts, rules: RuleSet): Finding {
  return {
    followerId,
    by: 'stands',
    shares: wholeTo(followerId),
    nominal: company ? [{ staffId: company.staffId, as: 'payroll' }] : [],
    clauses: [rungClause(rules, 'nearest', 'applies'), clause('payroll', company ? 'applies' : 'no_record')],
    measures: followerId ? [{ code: 'no_poaching_flag', staffId: followerId }] : [],
    dealUntil: null,
  };
}
