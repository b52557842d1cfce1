import type { StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, withinUnit } from '../../platform/access';
import { worksInConsole } from '../orgs';

/** Who says whether two persons are one. */
const DECIDERS: readonly StaffRole[] = ['hq_planner', 'branch_operations'];
/** Who may propose it. */
const PROPOSERS: readonly StaffRole[] = [...DECIDERS, 'sub_branch_manager', 'outlet_manager'];

/** A pair is seen by whoever looks after both persons. */
export const mergeAbilities: AbilityRules = (actor, can) => {
  if (!worksInConsole(actor.role)) return;
  can('read', 'PersonMerge', withinUnit(actor.unitPath));
  if (PROPOSERS.includes(actor.role)) can('propose', 'PersonMerge');
  if (DECIDERS.includes(actor.role)) can('decide', 'PersonMerge', withinUnit(actor.unitPath));
};
