import { moveReferenceStamp } from '../../../platform/db/reference';
import { StaffModel } from '../staff.model';

/** Rosters were not numbered at first, and a leave was told in free words. */
export async function numberRosters(): Promise<void> {
  await StaffModel.collection.updateMany(
    { version: { $exists: false } },
    { $set: { version: 1, 'leaves.$[].kind': null }, $unset: { 'leaves.$[].note': '' } },
  );
  await moveReferenceStamp();
}
