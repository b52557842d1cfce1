import type { Tier } from '@yinqiao/shared/domain';
import type { TryRung } from '../walk';
import { daysSince } from './daysSince';
import { toPerson } from './toPerson';

const IS_VIP: Record<Tier, boolean> = { mass: false, affluent: false, vip: true, private: true };

/**
 * 3 管户: the RM in whose book the customer stands, from a class of assets up. They are waited for a while, for a VIP longer. One
 * who has not been in touch for too long steps aside; the book stays theirs. A contact that no source tells of counts as unknown.
 */
export const bookOwner: TryRung<'book_owner'> = ({ params }, facts, course) => {
  const { ties, assets, tier } = facts.customer;
  const owner = ties.bookOwner;
  if (!owner) return { found: 'none' };
  const { staffId, lastContactAt } = owner;
  if (assets < params.minAssets) return { found: 'below_assets', staffId, value: assets, limit: params.minAssets };
  const silent = lastContactAt && daysSince(lastContactAt, facts.at);
  if (lastContactAt && silent !== null && silent >= params.silentDays) {
    return { found: 'silent', staffId, value: silent, limit: params.silentDays, at: lastContactAt };
  }
  const hours = IS_VIP[tier] ? Math.max(params.vipWaitHours, params.onDutyWithinHours) : params.onDutyWithinHours;
  return toPerson('book_owner', staffId, facts, course, { limit: hours }, hours * 60);
};
