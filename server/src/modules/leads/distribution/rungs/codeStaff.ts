import type { TryRung } from '../walk';
import { daysSince } from './daysSince';
import { toPerson } from './toPerson';

/** 6 来源码: whose code was scanned last, while the scan is fresh. */
export const codeStaff: TryRung<'code_staff'> = ({ params }, facts, course) => {
  const { code } = facts.customer.ties;
  if (!code) return { found: 'none' };
  const known = { value: daysSince(code.at, facts.at), limit: params.days, at: code.at };
  if (known.value > params.days) return { ...known, found: 'expired', staffId: code.staffId };
  return toPerson('code_staff', code.staffId, facts, course, known);
};
