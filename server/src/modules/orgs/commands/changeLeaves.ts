import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf } from '@yinqiao/shared/domain';
import { RosterChanged } from '../../../events/orgs';
import { refuse, scope, type StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { emit } from '../../../platform/work';
import { unitById } from '../org.reads';
import { type Leave, type Staff, StaffModel } from '../staff.model';
import { staffMember } from '../staff.presenter';

interface LeaveChange {
  action: 'record:Leave' | 'end:Leave';
  before: Leave | null;
  after: Leave | null;
}

/**
 * A member whose roster the actor keeps, as the actor saw it. Out of scope is as unknown as not there; both are audited.
 * @throws AppError STAFF_UNKNOWN, ACCESS_DENIED for one who may be seen but not scheduled, REQUEST_VERSION_STALE
 */
export async function schedulableStaff(actor: StaffActor, staffId: string, version: number): Promise<Staff> {
  const staff = await staffFor(actor, 'schedule', staffId);
  if (staff && staff.version !== version) throw new AppError('REQUEST_VERSION_STALE');
  if (staff) return staff;
  const code = (await staffFor(actor, 'read', staffId)) ? 'ACCESS_DENIED' : 'STAFF_UNKNOWN';
  return refuse(actor, { action: 'schedule:Staff', subjects: [`Staff/${staffId}`], code });
}

const staffFor = (actor: StaffActor, verb: 'read' | 'schedule', _id: string): Promise<Staff | null> =>
  StaffModel.findOne({ $and: [scope(actor, verb, StaffModel), { _id }] }).lean<Staff | null>();

/** Puts one leave in the place of another under the version that was read. @throws AppError REQUEST_VERSION_STALE */
export async function changeLeaves(
  actor: StaffActor,
  staff: Staff,
  { action, before, after }: LeaveChange,
): Promise<Data<'orgs.recordLeave'>> {
  const { _id, unitId, version } = staff;
  const kept = staff.leaves.filter(({ from }) => from !== before?.from);
  const leaves = [...kept, ...(after ? [after] : [])].sort((a, b) => (a.from < b.from ? -1 : 1));
  await transact(async () => {
    const written = await StaffModel.updateOne({ _id, version }, { $set: { leaves }, $inc: { version: 1 } });
    if (written.modifiedCount !== 1) throw new AppError('REQUEST_VERSION_STALE');
    const subjects = [`Staff/${_id}`, `Unit/${unitId}`];
    await audit({ actor: { kind: 'staff', id: actor.staffId }, action, subjects, detail: { before, after } });
    await emit(RosterChanged, { unitId });
  });
  const unit = await unitById(unitId);
  return staffMember({ ...staff, leaves, version: version + 1 }, unit, { day: businessDayOf(businessNow()), canSchedule: true });
}
