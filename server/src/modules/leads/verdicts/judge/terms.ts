import { BARRED_DAYS, WISH_DAYS, WISHES_AT_MOST } from '@yinqiao/shared/domain';

/**
 * The terms of disputes.md §3 that are no rung of the ladder. Shares are basis points of one deal; days are calendar days. What a
 * rung says (20 % for the referrer, 180 silent days, 2 hours on duty …) is taken from the rule set in force.
 */
export const terms = {
  /** D1: after so many days it is asked again whether the owner looks after the customer. */
  reviewDays: 90,
  /** D4: who brought the customer along and who closed the deal, and how long before the signature work counts. */
  marketingShare: 7_000,
  workWindowDays: 60,
  /** D7: so many customers whose numbers were opened in one day of the days before look like copying a book. */
  revealsOfDay: 20,
  signDays: 30,
  /** D8: the remote seat that warmed the customer up, when it was agreed at the hand-over. */
  warmingShare: 2_000,
  /** D10: so often in so many days, and for how long the former RM is barred. */
  wishesAtMost: WISHES_AT_MOST,
  wishDays: WISH_DAYS,
  barredDays: BARRED_DAYS,
} as const;
