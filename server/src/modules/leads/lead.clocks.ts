import type { Outcome } from '@yinqiao/shared/domain';
import { addOpeningMinutes, type OpeningHours } from '../orgs';
import type { Terms } from './life/terms';

/** A working day of the policy has 480 minutes. */
const WORKING_DAY = 480;
const FOLLOW_UP_MINUTES: Partial<Record<Outcome, number>> = { considering: 3 * WORKING_DAY };

export const acceptBy = (hours: OpeningHours, assignedAt: Date, { accept }: Terms): Date => addOpeningMinutes(hours, assignedAt, accept);

/** What the customer is told at assignment: the time to accept and the time to contact. */
export const promisedContactBy = (hours: OpeningHours, assignedAt: Date, { accept, contact }: Terms): Date =>
  addOpeningMinutes(hours, assignedAt, accept + contact);

/** The clock that starts with acceptance; it never moves the promise to the customer back. */
export function firstContactBy(hours: OpeningHours, acceptedAt: Date, promised: Date | null, { contact }: Terms): Date {
  const due = addOpeningMinutes(hours, acceptedAt, contact);
  return promised && promised < due ? promised : due;
}

export const followUpBy = (hours: OpeningHours, outcome: Outcome, at: Date): Date =>
  addOpeningMinutes(hours, at, FOLLOW_UP_MINUTES[outcome] ?? WORKING_DAY);
