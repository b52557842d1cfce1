import { rungOf, type RuleSet } from '@yinqiao/shared/domain';
import { ownersClaim } from '../bookOwner';
import { rungClause } from '../clauses';
import { daysFrom } from '../days';
import type { VerdictFacts } from '../facts';
import type { Finding } from '../judgement';
import { lackOfClaimant } from '../lackOf';
import { wholeTo } from '../shares';

/** D2: of two friends the one to whom the customer spoke last within the time; where nobody was spoken to, 管户, else fair share. */
export function twoFriends(facts: VerdictFacts, rules: RuleSet): Finding {
  const within = rungOf(rules, 'friend')?.params.days ?? -1;
  const heard = lastHeard(facts, within);
  const none = { nominal: [], measures: [], dealUntil: null };
  if (heard) {
    const friend = rungClause(rules, 'friend', 'applies', { days: heard.days });
    return { ...none, followerId: heard.staffId, by: 'friend', shares: wholeTo(heard.staffId), clauses: [friend] };
  }
  const friend = rungClause(rules, 'friend', lackOfHeard(facts, within) ?? 'no_record');
  const { staffId, clause: owner } = ownersClaim(facts, rules);
  if (owner.applies) return { ...none, followerId: staffId, by: 'book_owner', shares: wholeTo(staffId), clauses: [friend, owner] };
  const { followerId } = facts.lead;
  const clauses = [friend, owner, rungClause(rules, 'fair_share', 'applies')];
  return { ...none, followerId, by: followerId ? 'stands' : 'redistribute', shares: wholeTo(followerId), clauses };
}

/** Two who were heard at the same instant are as good as none. */
function lastHeard(facts: VerdictFacts, within: number): Heard | null {
  const [first, second] = heardWithin(facts, within).filter(({ staffId }) => !lackOfClaimant(facts, staffId));
  return first && first.at.getTime() !== second?.at.getTime() ? first : null;
}

/** Why nobody who was heard may follow; null when nobody was. */
function lackOfHeard(facts: VerdictFacts, within: number): ReturnType<typeof lackOfClaimant> {
  const [last] = heardWithin(facts, within);
  return last ? lackOfClaimant(facts, last.staffId) : null;
}

interface Heard {
  staffId: string;
  at: Date;
  days: number;
}

/** The claimants to whom the customer spoke within the time, the latest first. */
const heardWithin = ({ ties, claimants, lead }: VerdictFacts, within: number): Heard[] =>
  ties.friends
    .filter(({ staffId }) => claimants.includes(staffId))
    .flatMap(({ staffId, lastHeardAt }) =>
      lastHeardAt ? [{ staffId, at: lastHeardAt, days: daysFrom(lastHeardAt, lead.capturedAt) }] : [],
    )
    .filter(({ days }) => days <= within)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
