import type { Api, Data } from '@yinqiao/shared/contracts';
import { businessDayOf, isEnterableLeave, overlaps } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { changeLeaves, schedulableStaff } from './changeLeaves';

/**
 * 请假: the member gets no new leads on these days; what is in hand stays.
 * @throws AppError STAFF_UNKNOWN, ACCESS_DENIED, LEAVE_DAYS_WRONG, LEAVE_OVERLAPS, REQUEST_VERSION_STALE
 */
export async function recordLeave(
  actor: StaffActor,
  staffId: string,
  leave: Api['orgs.recordLeave']['body'],
  version: number,
): Promise<Data<'orgs.recordLeave'>> {
  const staff = await schedulableStaff(actor, staffId, version);
  if (!isEnterableLeave(leave, businessDayOf(businessNow()))) throw new AppError('LEAVE_DAYS_WRONG');
  if (staff.leaves.some((other) => overlaps(other, leave))) throw new AppError('LEAVE_OVERLAPS');
  return changeLeaves(actor, staff, { action: 'record:Leave', before: null, after: leave });
}
