import { daysBetween } from '@yinqiao/shared/domain';

/** The numbers of distribution; the seeded policy is the ladder of the demo bank. */
export interface Policy {
  version: string;
  /** New leads an RM takes a business day, unless the RM has a capacity of their own. */
  dailyCapacity: number;
  /** Leads an RM follows at the same time. */
  openCapacity: number;
  /** Days from joining in which an RM has `newcomerWeight`. */
  newcomerDays: number;
  /** Basis points of a full share. */
  newcomerWeight: number;
}

export const FULL_SHARE = 10_000;

export const defaultPolicy: Policy = { version: 'V1', dailyCapacity: 8, openCapacity: 30, newcomerDays: 90, newcomerWeight: 5_000 };

/** The share of an RM on a business day, in basis points: a newcomer's is smaller whatever else is set. */
export function weightOn(today: string, rm: { joinedOn: string; weight: number | null }, policy: Policy): number {
  const newcomer = daysBetween(rm.joinedOn, today) < policy.newcomerDays;
  const weight = rm.weight ?? FULL_SHARE;
  return newcomer ? Math.min(weight, policy.newcomerWeight) : weight;
}
