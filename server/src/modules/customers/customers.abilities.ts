import type { StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, withinUnit } from '../../platform/access';

/** Who puts persons on a list of those the bank does not market to. */
const KEEPS_LISTS: readonly StaffRole[] = ['compliance', 'branch_operations'];

/** An RM reads the customers of the own book and chats (a live relation, checked apart); managers read their subtree. */
export const customersAbilities: AbilityRules = (actor, can) => {
  if (actor.role === 'relationship_manager' || actor.role === 'wealth_manager') {
    can('read', 'Customer', { ownerStaffId: actor.staffId });
    can('reveal', 'Customer', { ownerStaffId: actor.staffId });
    return;
  }
  if (actor.role === 'lobby_manager' || actor.role === 'remote_seat') return;
  can('read', 'Customer', withinUnit(actor.unitPath));
  if (KEEPS_LISTS.includes(actor.role)) can('list', 'Customer', withinUnit(actor.unitPath));
};
