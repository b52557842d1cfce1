import { rungOf, type RuleSet } from '@yinqiao/shared/domain';
import { ownersClaim } from '../bookOwner';
import { rungClause } from '../clauses';
import { daysFrom } from '../days';
import type { VerdictFacts } from '../facts';
import type { Clause, Finding } from '../judgement';
import { lackOfClaimant } from '../lackOf';
import { wholeTo } from '../shares';
import { isAt, type Talk, talksIn } from '../talks';

/** D2: of two friends the one to whom the customer spoke last within the time; where nobody was spoken to, 管户, else fair share. */
export function twoFriends(facts: VerdictFacts, rules: RuleSet): Finding {
  const within = rungOf(rules, 'friend')?.params.days ?? -1;
  const heard = heardOf(facts);
  const inTime = heard.filter(({ days }) => days <= within);
  const [first, second] = inTime.filter(({ talk }) => !lackOfClaimant(facts, talk.staffId));
  const isTie = first !== undefined && second !== undefined && isAt(first.talk, second.talk.at);
  const none = { nominal: [], measures: [], dealUntil: null, rests: heard.map(({ talk }) => talk) };
  if (first && !isTie) {
    const { staffId } = first.talk;
    const friend = rungClause(rules, 'friend', 'applies', { days: first.days });
    return { ...none, followerId: staffId, by: 'friend', shares: wholeTo(staffId), clauses: [friend] };
  }
  const friend = friendsLack(facts, rules, isTie, heard);
  const { staffId, clause: owner } = ownersClaim(facts, rules);
  if (owner.applies) return { ...none, followerId: staffId, by: 'book_owner', shares: wholeTo(staffId), clauses: [friend, owner] };
  const { followerId } = facts.lead;
  const clauses = [friend, owner, rungClause(rules, 'fair_share', 'applies')];
  return { ...none, followerId, by: followerId ? 'stands' : 'redistribute', shares: wholeTo(followerId), clauses };
}

/** Two who were heard at the same instant are as good as none. */
function friendsLack(facts: VerdictFacts, rules: RuleSet, isTie: boolean, [last]: readonly Heard[]): Clause {
  if (!last) return rungClause(rules, 'friend', 'no_record');
  if (isTie) return rungClause(rules, 'friend', 'same_time', { days: last.days });
  return rungClause(rules, 'friend', lackOfClaimant(facts, last.talk.staffId) ?? 'too_long_ago', { days: last.days });
}

interface Heard {
  talk: Talk;
  days: number;
}

/** The last word of the customer to each friend who claims, before the enquiry; the latest first. What came after proves no tie. */
function heardOf(facts: VerdictFacts): Heard[] {
  const { ties, claimants, lead } = facts;
  const before = talksIn(facts).filter(({ at, evidence }) => at <= lead.capturedAt && evidence !== 'book_contact');
  const friends = ties.friends.filter(({ staffId }) => claimants.includes(staffId));
  return friends
    .flatMap(({ staffId }) => before.findLast((talk) => talk.staffId === staffId) ?? [])
    .map((talk) => ({ talk, days: daysFrom(talk.at, lead.capturedAt) }))
    .sort((a, b) => b.talk.at.getTime() - a.talk.at.getTime());
}
