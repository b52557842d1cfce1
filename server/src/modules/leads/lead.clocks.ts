import type { Outcome } from '@yinqiao/shared/domain';
import { addOpeningMinutes, type OpeningHours } from '../orgs';

/** The promises of a hot lead, in minutes of the outlet's opening hours (the demo bank's policy). */
const ACCEPT_MINUTES = 15;
export const FIRST_CONTACT_MINUTES = 120;

/** A working day of the policy has 480 minutes. */
const WORKING_DAY = 480;
const FOLLOW_UP_MINUTES: Partial<Record<Outcome, number>> = { considering: 3 * WORKING_DAY };

export const acceptBy = (hours: OpeningHours, assignedAt: Date): Date => addOpeningMinutes(hours, assignedAt, ACCEPT_MINUTES);

/** What the customer is told at assignment: the time to accept and the time to contact. */
export const promisedContactBy = (hours: OpeningHours, assignedAt: Date): Date =>
  addOpeningMinutes(hours, assignedAt, ACCEPT_MINUTES + FIRST_CONTACT_MINUTES);

/** The clock that starts with acceptance; it never moves the promise to the customer back. */
export function firstContactBy(hours: OpeningHours, acceptedAt: Date, promised: Date | null): Date {
  const due = addOpeningMinutes(hours, acceptedAt, FIRST_CONTACT_MINUTES);
  return promised && promised < due ? promised : due;
}

export const followUpBy = (hours: OpeningHours, outcome: Outcome, at: Date): Date =>
  addOpeningMinutes(hours, at, FOLLOW_UP_MINUTES[outcome] ?? WORKING_DAY);
