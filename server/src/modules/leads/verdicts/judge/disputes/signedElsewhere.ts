import { WHOLE_DEAL } from '@yinqiao/shared/domain';
import { clause } from '../clauses';
import { daysFrom } from '../days';
import type { VerdictFacts } from '../facts';
import type { Clause, Finding } from '../judgement';
import { splitBetween, wholeTo } from '../shares';
import { type Talk, talksIn } from '../talks';
import { terms } from '../terms';

/**
 * D4: whoever brought the customer along within the window before the signature has the larger part, whoever closed the rest. While
 * no source tells of a deal there is nothing to share.
 */
export function signedElsewhere(facts: VerdictFacts): Finding {
  const { deal, followerId } = facts.lead;
  const worked = workBefore(facts);
  const shared = worked.clause.applies && worked.staffId !== null;
  const whole = deal ? wholeTo(deal.staffId, 'closing') : wholeTo(followerId);
  const closing = { staffId: deal?.staffId ?? null, part: WHOLE_DEAL - terms.marketingShare, as: 'closing' as const };
  return {
    followerId,
    by: 'stands',
    shares: shared ? splitBetween({ staffId: worked.staffId, as: 'marketing' }, closing) : whole,
    nominal: [],
    clauses: [worked.clause],
    measures: [],
    dealUntil: null,
    rests: worked.before,
  };
}

/** The other claimant's contacts in the window before the deal. */
function workBefore(facts: VerdictFacts): { staffId: string | null; clause: Clause; before: Talk[] } {
  const {
    lead: { deal },
    claimants,
  } = facts;
  const rule = { share: terms.marketingShare, windowDays: terms.workWindowDays };
  const staffId = claimants.find((claimant) => claimant !== deal?.staffId) ?? null;
  const before = talksIn(facts).filter(
    (talk) => talk.staffId === staffId && deal !== null && talk.at <= deal.at && talk.evidence !== 'book_contact',
  );
  const latest = before.reduce<Date | null>((last, { at }) => (last && last > at ? last : at), null);
  if (!deal) return { staffId, before, clause: clause('work_window', 'no_deal', rule) };
  if (!latest) return { staffId, before, clause: clause('work_window', 'no_record', rule) };
  const found = { days: daysFrom(latest, deal.at), contacts: before.length };
  return { staffId, before, clause: clause('work_window', found.days <= terms.workWindowDays ? 'applies' : 'too_long_ago', rule, found) };
}
