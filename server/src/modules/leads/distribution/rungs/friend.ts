import type { TryRung } from '../walk';
import { daysSince } from './daysSince';
import { toPerson } from './toPerson';

/**
 * 4 有效企微好友: a friend to whom the customer wrote or talked lately. Of several the one whom the customer turned to last (D2);
 * two at the very same moment are no evidence for either.
 */
export const friend: TryRung<'friend'> = ({ params }, facts, course) => {
  const { friends } = facts.customer.ties;
  if (friends.length === 0) return { found: 'none' };
  const heard = friends.flatMap(({ staffId, lastHeardAt }) => (lastHeardAt ? [{ staffId, lastHeardAt }] : []));
  const lately = heard.filter(({ lastHeardAt }) => daysSince(lastHeardAt, facts.at) <= params.days);
  const [latest, rival] = lately.sort((a, b) => b.lastHeardAt.getTime() - a.lastHeardAt.getTime());
  if (!latest) return { found: 'unheard', value: friends.length, limit: params.days };
  if (rival?.lastHeardAt.getTime() === latest.lastHeardAt.getTime()) return { found: 'several', value: lately.length };
  const known = { value: daysSince(latest.lastHeardAt, facts.at), limit: params.days, at: latest.lastHeardAt };
  return toPerson('friend', latest.staffId, facts, course, known);
};
