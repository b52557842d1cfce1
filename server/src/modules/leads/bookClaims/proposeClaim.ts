import { CLAIM_DAYS } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { barredAdvisersOf, type Person } from '../../customers';
import type { Lead } from '../lead.model';
import { type BookClaim, BookClaimModel } from './bookClaim.model';
import { waitingClaimOf } from './bookClaim.reads';
import { mayBeClaimed } from './mayBeClaimed';

const DAY_MS = 86_400_000;

/**
 * Puts a proposal before the customer, in the caller's transaction. Nothing moves before they say yes.
 * @throws AppError BOOK_CLAIM_OWNED, BOOK_CLAIM_WAITS, BOOK_CLAIM_BARRED
 */
export async function proposeClaim(actor: StaffActor, lead: Lead, person: Person, staffId: string): Promise<BookClaim> {
  const at = businessNow();
  const personId = person._id;
  if (person.ownerStaffId === staffId || !(await mayBeClaimed(person, at))) throw new AppError('BOOK_CLAIM_OWNED');
  if ((await barredAdvisersOf(personId, at)).includes(staffId)) throw new AppError('BOOK_CLAIM_BARRED');
  if (await waitingClaimOf(personId)) throw new AppError('BOOK_CLAIM_WAITS');
  await BookClaimModel.updateMany({ personId, state: 'waiting' }, { $set: { state: 'lapsed' } });
  const until = new Date(at.getTime() + CLAIM_DAYS * DAY_MS);
  const claim: BookClaim = {
    ...{ _id: newId('clm'), personId, leadId: lead._id, staffId },
    ...{ proposedBy: actor.staffId, proposedAt: at, until, state: 'waiting', answeredAt: null },
  };
  await insertClaim(claim);
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'propose:BookClaim',
    subjects: [`BookClaim/${claim._id}`, `Customer/${personId}`, `Lead/${lead._id}`, `Staff/${staffId}`],
  });
  return claim;
}

async function insertClaim(claim: BookClaim): Promise<void> {
  try {
    await insert(BookClaimModel, [claim]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert('another proposal was made to the customer at the same moment');
    throw error;
  }
}
