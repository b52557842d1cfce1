import type { StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, withinUnit } from '../../../platform/access';
import { worksInConsole } from '../../orgs';

/** Who brings lists in; the others who look at units see what was brought in. */
const IMPORTERS: readonly StaffRole[] = ['hq_planner', 'branch_operations', 'sub_branch_manager', 'outlet_manager'];

export const importAbilities: AbilityRules = (actor, can) => {
  if (!worksInConsole(actor.role)) return;
  can('read', 'LeadImport', withinUnit(actor.unitPath));
  if (!IMPORTERS.includes(actor.role)) return;
  can('write', 'LeadImport', withinUnit(actor.unitPath));
  // The file of faults holds what was handed in: only whoever handed it in gets it back.
  can('export', 'LeadImport', { createdBy: actor.staffId });
};
