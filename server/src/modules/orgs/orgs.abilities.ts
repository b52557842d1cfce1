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

/** Who is given leads. */
export const WORK_LEADS: readonly StaffRole[] = ['relationship_manager', 'wealth_manager', 'remote_seat'];

/** Who keeps the roster of those below them who work leads. None of them works leads, so nobody grants leave to himself. */
const ROSTER_KEEPERS: readonly StaffRole[] = ['branch_operations', 'sub_branch_manager', 'outlet_manager'];

/** True for those who look at units rather than work a list. */
export const worksInConsole = (role: StaffRole): boolean => CONSOLE_ROLES.includes(role);

/** Head office keeps the calendar of the whole bank. */
export const publishesCalendars = (role: StaffRole): boolean => role === 'hq_planner';

export const orgsAbilities: AbilityRules = (actor, can) => {
  can('read', 'Self');
  can('end', 'Session');
  can('sign', 'JsSdk');
  can('read', 'Unit', withinUnit(actor.unitPath));
  can('read', 'Staff', withinUnit(actor.unitPath));
  if (worksInConsole(actor.role)) can('read', 'WorkCalendar');
  if (publishesCalendars(actor.role)) can('publish', 'WorkCalendar');
  if (ROSTER_KEEPERS.includes(actor.role)) {
    can('schedule', 'Staff', { ...withinUnit(actor.unitPath), role: { $in: WORK_LEADS }, status: 'active' });
  }
  // The remote seats are head office's own.
  if (actor.role === 'hq_planner') can('schedule', 'Staff', { ...withinUnit(actor.unitPath), role: 'remote_seat', status: 'active' });
};
