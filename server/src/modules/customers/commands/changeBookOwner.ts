import { audit } from '../../../platform/audit';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { RivalInsert } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { staffById } from '../../orgs';
import { BookOwnershipModel, type OwnershipSource } from '../bookOwnership.model';
import { PersonModel, type Person } from '../person.model';

export interface OwnerChange {
  personId: string;
  /** Null takes the person out of every book. */
  staffId: string | null;
  source: OwnershipSource;
  at: Date;
  actor: Parameters<typeof audit>[0]['actor'];
}

/**
 * 管户 changes hands, in the caller's transaction: the ownership that lasts ends, the new one begins at the same instant, and the
 * person's copy follows, without the contacts of whoever had it before. Guarded by the owner that was read. @throws AppError CUSTOMER_UNKNOWN, STAFF_UNKNOWN
 */
export async function changeBookOwner({ personId, staffId, source, at, actor }: OwnerChange): Promise<void> {
  const person = await PersonModel.findById(personId).lean<Person | null>();
  if (!person) throw new AppError('CUSTOMER_UNKNOWN');
  const staff = staffId ? await staffById(staffId) : null;
  if (staffId && staff?.status !== 'active') throw new AppError('STAFF_UNKNOWN');
  if (person.ownerStaffId === staffId) return;
  const copy = {
    ownerStaffId: staffId,
    ownerSince: staffId ? at : null,
    ownerContactAt: null,
    ...(staff ? { unitPath: staff.unitPath } : {}),
  };
  const written = await PersonModel.updateOne({ _id: personId, ownerStaffId: person.ownerStaffId }, { $set: copy });
  if (written.modifiedCount !== 1) throw new RivalInsert(`the book owner of ${personId} changed at the same moment`);
  await BookOwnershipModel.updateMany({ personId, to: null }, { $set: { to: at } });
  if (staffId) await insert(BookOwnershipModel, [{ _id: newId('own'), personId, staffId, from: at, to: null, source }]);
  await audit({
    actor,
    action: 'change:BookOwner',
    subjects: [`Customer/${personId}`, ...[person.ownerStaffId, staffId].flatMap((id) => (id ? [`Staff/${id}`] : []))],
    detail: { from: person.ownerStaffId, to: staffId, source },
  });
}
