import type { StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, withinUnit } from '../../platform/access';

const CONSOLE_ROLES: readonly StaffRole[] = [
  'hq_planner',
  'hq_community',
  'compliance',
  'branch_operations',
  'sub_branch_manager',
  'outlet_manager',
];

/** True for those who look at units rather than work a list. */
export const worksInConsole = (role: StaffRole): boolean => CONSOLE_ROLES.includes(role);

export const orgsAbilities: AbilityRules = (actor, can) => {
  can('read', 'Self');
  can('end', 'Session');
  can('sign', 'JsSdk');
  can('read', 'Unit', withinUnit(actor.unitPath));
  can('read', 'Staff', withinUnit(actor.unitPath));
};
