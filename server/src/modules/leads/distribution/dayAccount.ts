import type { ExclusionReason } from './eligibility';
import { entitledParts, type Ledger, PARTS } from './ledger';

/**
 * What a pool did on one business day: the ledger's book by days, so that a report can say how a standing came about.
 * Over all RMs entitled = given × PARTS = (leads − givenBack) × PARTS, exactly. Plain data, like the ledger.
 */
export interface DayAccount {
  /** `YYYY-MM-DD`; empty before the first. */
  day: string;
  /** Leads that used a share. */
  leads: number;
  /** Leads of this or an earlier day that were handed back without the RM's fault. */
  givenBack: number;
  /** Leads that used no share, by the rung that decided. */
  unshared: Partial<Record<UnsharedRung, number>>;
  /** One an RM who shared a lead or was looked at for one. */
  shares: DayShare[];
}

/** The book owner's rung first, under the name it had when it was the only one. */
export const unsharedRungs = [
  ...(['owner', 'handler', 'friend', 'referral', 'code_staff', 'chosen', 'custom', 'fair_share'] as const),
  ...(['grabbed', 'by_hand'] as const),
] as const;
export type UnsharedRung = (typeof unsharedRungs)[number];

export interface DayShare {
  staffId: string;
  /** Parts of a lead earned on this day. */
  entitled: number;
  /** Leads given on this day, less those given back on it. */
  given: number;
  givenBack: number;
  /** Entitled − given over all days when this one ended, in parts. */
  lag: number;
  /** The largest such lag after any lead of the day that this RM shared, in parts, rounded down; null when there was none. */
  worst: number | null;
  worstAt: Date | null;
  /** Leads this RM could not have had, by the first reason. */
  missed: Partial<Record<ExclusionReason, number>>;
}

export const openDay = (day: string): DayAccount => ({ day, leads: 0, givenBack: 0, unshared: { owner: 0 }, shares: [] });

/** The account that a change at some time is booked in: the running one, or a new one when its day is over. A clock that was put back opens no earlier day. */
export const accountOn = (running: DayAccount, day: string): DayAccount => (day > running.day ? openDay(day) : running);

/** Books a lead that was given back on this day. `settleDay` books the shares themselves. */
export function bookGivenBack(account: DayAccount, staffId: string): DayAccount {
  const shares = byStaff(account);
  const share = shares.get(staffId) ?? emptyShare(staffId);
  shares.set(staffId, { ...share, givenBack: share.givenBack + 1 });
  return { ...account, givenBack: account.givenBack + 1, shares: [...shares.values()] };
}

/** Books what everyone earned and was given between two states of the ledger. */
export function settleDay(account: DayAccount, before: Ledger, after: Ledger): DayAccount {
  if (before === after) return account;
  const shares = byStaff(account);
  const [earlier, now] = [entitledParts(before), entitledParts(after)];
  const givenBefore = new Map(before.accounts.map(({ staffId, given }) => [staffId, given]));
  for (const { staffId, given } of after.accounts) {
    const total = now.get(staffId) ?? 0;
    const [entitled, got] = [total - (earlier.get(staffId) ?? 0), given - (givenBefore.get(staffId) ?? 0)];
    const share = shares.get(staffId);
    if (!share && entitled === 0 && got === 0) continue;
    const known = share ?? emptyShare(staffId);
    shares.set(staffId, { ...known, entitled: known.entitled + entitled, given: known.given + got, lag: total - given * PARTS });
  }
  return { ...account, shares: [...shares.values()] };
}

const byStaff = ({ shares }: DayAccount): Map<string, DayShare> => new Map(shares.map((share) => [share.staffId, share]));

export const emptyShare = (staffId: string): DayShare => ({
  staffId,
  entitled: 0,
  given: 0,
  givenBack: 0,
  lag: 0,
  worst: null,
  worstAt: null,
  missed: { off_duty: 0, not_licensed: 0, returned_before: 0, barred: 0, daily_full: 0, open_full: 0 },
});
