import type { StaffActor } from '../../platform/access';
import type { SessionClient } from '../../platform/auth/sessions';
import { staffById } from './org.reads';

/** The live facts of a member for one request: whoever has left acts no more, whoever moved acts in the new unit. */
export async function loadStaffActor(staffId: string, client: SessionClient): Promise<StaffActor | null> {
  const staff = await staffById(staffId);
  if (!staff || staff.status !== 'active') return null;
  return { kind: 'staff', staffId: staff._id, role: staff.role, unitId: staff.unitId, unitPath: staff.unitPath, client };
}
