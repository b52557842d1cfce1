import type { AppealLevel, StaffRole } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { type Staff, staffOfRole } from '../../orgs';
import type { Verdict } from './verdict.model';

/** Who answers at each level. */
export const answeringRoles: Record<AppealLevel, StaffRole> = {
  outlet: 'outlet_manager',
  branch: 'branch_operations',
  head_office: 'hq_planner',
};

/** The units that answer, from the path of the outlet that follows the lead. */
export function answeringUnitIds(unitPath: string): Record<AppealLevel, string> {
  const ids = unitPath.split('/').filter(Boolean);
  const [headOffice = '', branch = headOffice] = ids;
  return { outlet: ids.at(-1) ?? headOffice, branch, head_office: headOffice };
}

type Place = Pick<Verdict, 'level' | 'answeringUnitIds'>;

/** True when the appeal lies with the actor's unit and role. */
export const answersNow = ({ role, unitId }: StaffActor, { level, answeringUnitIds: units }: Place): boolean =>
  role === answeringRoles[level] && unitId === units[level];

/** Those of a level who may answer: nobody who raised the dispute or claims in it. */
export async function answerersOf({
  level,
  answeringUnitIds: units,
  raisedBy,
  partyIds,
}: Place & Pick<Verdict, 'raisedBy' | 'partyIds'>): Promise<Staff[]> {
  const staff = await staffOfRole(units[level], answeringRoles[level]);
  return staff.filter(({ _id }) => _id !== raisedBy && !partyIds.includes(_id));
}
