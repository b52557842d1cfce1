import { rungOf, type RuleSet } from '@yinqiao/shared/domain';
import { ownersClaim } from '../bookOwner';
import { clause, rungClause } from '../clauses';
import { dayAfter, daysFrom } from '../days';
import type { VerdictFacts } from '../facts';
import type { Clause, ClauseReason, Finding } from '../judgement';
import { lackOfClaimant } from '../lackOf';
import { splitBetween, wholeTo } from '../shares';
import { isAt, talksIn } from '../talks';
import { terms } from '../terms';

/**
 * D1: the owner on duty follows and whoever's code was scanned has the referrer's share; an owner who has been silent for too
 * long steps aside, keeps the book, and is looked at again later. Without a scan there is nothing to decide between.
 */
export function bookAndCode(facts: VerdictFacts, rules: RuleSet): Finding {
  const owner = ownersClaim(facts, rules);
  const code = codeClause(facts, rules, owner.clause.applies);
  const scanner = facts.ties.code?.staffId ?? null;
  const clauses = [owner.clause, code, referralClause(facts, rules, owner.clause.applies), silentClause(facts, owner)];
  const { bookOwner } = facts.ties;
  const rests = talksIn(facts).filter((talk) => talk.staffId === bookOwner?.staffId && isAt(talk, bookOwner.lastContactAt));
  const none = { nominal: [], measures: [], clauses, dealUntil: null, rests };
  if (scanner === null) {
    const notNeeded = clauses.map((one) => (one.code === 'book_owner' ? rungClause(rules, 'book_owner', 'not_needed') : one));
    return { ...none, clauses: notNeeded, followerId: facts.lead.followerId, by: 'stands', shares: wholeTo(facts.lead.followerId) };
  }
  if (owner.clause.applies) {
    const referral = rungOf(rules, 'referral')?.params;
    const shared = referral !== undefined;
    const main = { staffId: owner.staffId, as: 'follower' as const };
    return {
      ...none,
      followerId: owner.staffId,
      by: 'book_owner',
      shares: shared ? splitBetween(main, { staffId: scanner, part: referral.share, as: 'referrer' }) : wholeTo(owner.staffId),
      dealUntil: shared ? dayAfter(facts.lead.capturedAt, referral.dealDays) : null,
    };
  }
  if (!code.applies) return { ...none, followerId: facts.lead.followerId, by: 'stands', shares: wholeTo(facts.lead.followerId) };
  const review = owner.isSilent ? [{ code: 'review' as const, on: dayAfter(facts.at, terms.reviewDays) }] : [];
  return { ...none, followerId: scanner, by: 'code_staff', shares: wholeTo(scanner), measures: review };
}

function codeClause(facts: VerdictFacts, rules: RuleSet, ownerFollows: boolean): Clause {
  const { ties, lead } = facts;
  const rung = rungOf(rules, 'code_staff');
  if (!ties.code || !rung) return rungClause(rules, 'code_staff', 'no_record');
  const days = daysFrom(ties.code.at, lead.capturedAt);
  const inTime: ClauseReason = ownerFollows ? 'earlier_rung' : (lackOfClaimant(facts, ties.code.staffId) ?? 'applies');
  return rungClause(rules, 'code_staff', days <= rung.params.days ? inTime : 'too_long_ago', { days });
}

function referralClause({ ties }: VerdictFacts, rules: RuleSet, ownerFollows: boolean): Clause {
  if (!ties.code) return rungClause(rules, 'referral', 'no_record');
  return rungClause(rules, 'referral', ownerFollows ? 'applies' : 'not_needed');
}

function silentClause(facts: VerdictFacts, { isSilent, silentDays, clause: rung }: ReturnType<typeof ownersClaim>): Clause {
  const rule = { silentDays: rung.rule['silentDays'] ?? 0, reviewDays: terms.reviewDays };
  if (silentDays === null) return clause('silent_owner', 'no_record', rule);
  return clause('silent_owner', isSilent ? 'applies' : 'not_silent', rule, { days: silentDays });
}
