import { businessNow } from '../../../platform/clock/clock';
import { type BookClaim, BookClaimModel } from './bookClaim.model';

/** The proposal that waits for a person's answer; null when there is none in time. */
export const waitingClaimOf = (personId: string): Promise<BookClaim | null> =>
  BookClaimModel.findOne({ personId, state: 'waiting', until: { $gt: businessNow() } }).lean<BookClaim | null>();
