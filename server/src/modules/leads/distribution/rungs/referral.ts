import type { TryRung } from '../walk';
import { toPerson } from './toPerson';

/** 5 转介绍: the RM who was named by whoever referred the customer. */
export const referral: TryRung<'referral'> = (_rung, facts, course) => {
  const { referral: named } = facts.customer.ties;
  return named ? toPerson('referral', named.namedStaffId, facts, course, { at: named.at }) : { found: 'none' };
};
