import type { StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, withinUnit } from '../../platform/access';
import { worksInConsole } from '../orgs';
import { policyAbilities } from './policy/policy.abilities';

const WORKS_LEADS: readonly StaffRole[] = ['relationship_manager', 'wealth_manager', 'remote_seat'];

/** Whoever follows a lead reads and works it; console roles read those of their units and how they are shared, and work none. */
export const leadAbilities: AbilityRules = (actor, can) => {
  policyAbilities(actor, can);
  if (WORKS_LEADS.includes(actor.role)) {
    can('read', 'Lead', { staffId: actor.staffId });
    can('work', 'Lead', { staffId: actor.staffId });
  }
  if (!worksInConsole(actor.role)) return;
  can('read', 'Lead', withinUnit(actor.unitPath));
  can('read', 'Fairness');
};
