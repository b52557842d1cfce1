import { daysBetween } from '@yinqiao/shared/domain';

/** The numbers of fair share; capacities are each RM's own. */
export interface Policy {
  version: string;
  /** Days from joining in which an RM has `newcomerWeight`. */
  newcomerDays: number;
  /** Basis points of a full share. */
  newcomerWeight: number;
  /** Whether a lead that its book owner got first uses up a share; by default only what fair share decided does. */
  countsOwnerFirst: boolean;
}

/** In basis points. */
export const FULL_SHARE = 10_000;

export const defaultPolicy: Policy = { version: 'V1', newcomerDays: 90, newcomerWeight: 5_000, countsOwnerFirst: false };

/** The share of an RM on a business day, in basis points: a newcomer's is smaller whatever else is set. */
export function weightOn(today: string, rm: { joinedOn: string; weight: number | null }, policy: Policy): number {
  const newcomer = daysBetween(rm.joinedOn, today) < policy.newcomerDays;
  const weight = rm.weight ?? FULL_SHARE;
  return newcomer ? Math.min(weight, policy.newcomerWeight) : weight;
}
