import type { StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, withinUnit } from '../../platform/access';
import { worksInConsole } from '../orgs';

/** Who answers with the own name for what a unit of the own subtree asks. */
const DECIDERS: readonly StaffRole[] = ['hq_planner', 'compliance', 'branch_operations'];

/**
 * Nobody decides on what they asked for, wrote or changed. Planning and compliance sign across: neither decides on what their own desk asked,
 * so that head office's rules always carry both names.
 */
export const approvalAbilities: AbilityRules = (actor, can) => {
  if (!worksInConsole(actor.role)) return;
  can('read', 'Approval', { requestedBy: actor.staffId });
  if (!DECIDERS.includes(actor.role)) return;
  const crossed = actor.role === 'branch_operations' ? {} : { requestedByRole: { $ne: actor.role } };
  can('read', 'Approval', withinUnit(actor.unitPath));
  can('decide', 'Approval', {
    ...withinUnit(actor.unitPath),
    requestedBy: { $ne: actor.staffId },
    authors: { $ne: actor.staffId },
    ...crossed,
  });
};
