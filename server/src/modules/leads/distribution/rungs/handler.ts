import type { TryRung } from '../walk';
import { daysSince } from './daysSince';
import { toPerson } from './toPerson';

/** 2 经办: whoever has an application or booking of the same line in hand, unless nothing has happened with it for too long. */
export const handler: TryRung<'handler'> = ({ params }, facts, course) => {
  const own = facts.customer.ties.handlings.filter(({ productLine }) => productLine === facts.productLine);
  const [latest] = [...own].sort((a, b) => b.lastActionAt.getTime() - a.lastActionAt.getTime() || (a.staffId < b.staffId ? -1 : 1));
  if (!latest) return { found: 'none' };
  const idle = daysSince(latest.lastActionAt, facts.at);
  const known = { value: idle, limit: params.idleDays, at: latest.lastActionAt };
  if (idle > params.idleDays) return { ...known, found: 'idle', staffId: latest.staffId };
  return toPerson('handler', latest.staffId, facts, course, known);
};
