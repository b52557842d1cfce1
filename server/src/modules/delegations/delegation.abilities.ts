import type { StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, withinUnit } from '../../platform/access';

const READERS: readonly StaffRole[] = [
  'hq_planner',
  'hq_community',
  'compliance',
  'branch_operations',
  'sub_branch_manager',
  'outlet_manager',
];
/** Who answers for a unit's part, each for the own unit only: nobody splits for a unit above, below or beside. */
const SPLITTERS: readonly StaffRole[] = ['hq_planner', 'branch_operations', 'sub_branch_manager', 'outlet_manager'];

export const delegationAbilities: AbilityRules = (actor, can) => {
  if (!READERS.includes(actor.role)) return;
  can('read', 'Delegation');
  can('read', 'DelegationNode', withinUnit(actor.unitPath));
  if (actor.role === 'hq_planner') can('create', 'Delegation');
  if (!SPLITTERS.includes(actor.role)) return;
  can('split', 'Delegation');
  can('split', 'DelegationNode', { unitId: actor.unitId });
};
