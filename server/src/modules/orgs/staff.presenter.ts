import type { Data } from '@yinqiao/shared/contracts';
import { licences, staffRoles } from '@yinqiao/shared/domain';
import { dutyWords, worksOn } from './duty';
import type { OrgUnit } from './orgUnit.model';
import type { Staff } from './staff.model';

type StaffMember = Data<'orgs.tree'>['staff'][number];

/** A member on a day; those outside of outlets have no roster and so neither work nor rest. */
export function staffMember(
  staff: Staff,
  unit: OrgUnit | null | undefined,
  { day, canSchedule }: { day: string; canSchedule: boolean },
): StaffMember {
  return {
    staffId: staff._id,
    unitId: staff.unitId,
    name: staff.name,
    roleName: staffRoles[staff.role],
    licences: staff.licences.map((licence) => licences[licence]),
    dutyText: unit?.openingHours ? dutyWords(staff, unit, day) : '',
    onDuty: unit ? worksOn(staff, unit, day) : false,
    version: staff.version,
    canSchedule,
    leaves: canSchedule ? staff.leaves.filter(({ to }) => to >= day) : [],
  };
}
