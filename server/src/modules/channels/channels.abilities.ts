import type { EntryKind, StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, withinUnit } from '../../platform/access';
import { worksInConsole } from '../orgs';

const OWN_CODE: readonly StaffRole[] = ['relationship_manager', 'wealth_manager', 'remote_seat'];
const REFERS: readonly StaffRole[] = ['lobby_manager', 'relationship_manager', 'wealth_manager'];
const KEEPS: readonly StaffRole[] = ['hq_planner', 'hq_community', 'branch_operations', 'sub_branch_manager', 'outlet_manager'];

/** Which kinds of code a role makes. */
export function kindsFor(role: StaffRole): EntryKind[] {
  const kinds: [EntryKind, boolean][] = [
    ['staff', OWN_CODE.includes(role)],
    ['referral', REFERS.includes(role)],
    ['outlet', KEEPS.includes(role) && role !== 'hq_community'],
    ['community', KEEPS.includes(role)],
  ];
  return kinds.flatMap(([kind, may]) => (may ? [kind] : []));
}

/** One reads and ends the codes one made and reads those that name one; console roles those of their units. */
export const channelsAbilities: AbilityRules = (actor, can) => {
  const { staffId, unitPath, role } = actor;
  if (kindsFor(role).length > 0) {
    can('create', 'EntryCode');
    can('end', 'EntryCode', { createdBy: staffId });
    can('read', 'EntryCode', { createdBy: staffId });
    can('read', 'EntryCode', { staffId });
  }
  if (!worksInConsole(role)) return;
  can('read', 'EntryCode', withinUnit(unitPath));
  if (KEEPS.includes(role)) can('end', 'EntryCode', withinUnit(unitPath));
};
