import type { Data } from '@yinqiao/shared/contracts';
import { addDays, businessDayOf } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { changeLeaves, schedulableStaff } from './changeLeaves';

/**
 * 销假: the member is back today from a leave that began earlier; one that begins today or later is taken back.
 * @throws AppError STAFF_UNKNOWN, ACCESS_DENIED, LEAVE_ENDED, REQUEST_VERSION_STALE
 */
export async function endLeave(
  actor: StaffActor,
  { staffId, from }: { staffId: string; from: string },
  version: number,
): Promise<Data<'orgs.endLeave'>> {
  const staff = await schedulableStaff(actor, staffId, version);
  const today = businessDayOf(businessNow());
  const before = staff.leaves.find((leave) => leave.from === from && leave.to >= today);
  if (!before) throw new AppError('LEAVE_ENDED');
  const after = from < today ? { ...before, to: addDays(today, -1) } : null;
  return changeLeaves(actor, staff, { action: 'end:Leave', before, after });
}
