import type { StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, withinUnit } from '../../platform/access';
import { worksInConsole } from '../orgs';
import { policyAbilities } from './policy/policy.abilities';
import { verdictAbilities } from './verdicts/verdict.abilities';

const WORKS_LEADS: readonly StaffRole[] = ['relationship_manager', 'wealth_manager', 'remote_seat'];

/** Who gives leads to the RMs below them by hand. */
const TRANSFERS: readonly StaffRole[] = ['branch_operations', 'sub_branch_manager', 'outlet_manager'];

/** The open pool is the branch's. */
export const branchPathOf = (unitPath: string): string => `${unitPath.split('/').slice(0, 2).join('/')}/`;

/** Whoever follows a lead reads and works it; console roles read those of their units and how they are shared, and work none. */
export const leadAbilities: AbilityRules = (actor, can) => {
  policyAbilities(actor, can);
  verdictAbilities(actor, can);
  if (WORKS_LEADS.includes(actor.role)) {
    can('read', 'Lead', { staffId: actor.staffId });
    can('work', 'Lead', { staffId: actor.staffId });
    can('record', 'AdviserWish');
  }
  if (actor.role === 'relationship_manager') can('grab', 'Lead', { state: 'pooled', ...withinUnit(branchPathOf(actor.unitPath)) });
  if (!worksInConsole(actor.role)) return;
  can('read', 'Lead', withinUnit(actor.unitPath));
  can('read', 'Fairness');
  can('read', 'OpenPool');
  can('read', 'LeadBoard');
  if (!TRANSFERS.includes(actor.role)) return;
  can('transfer', 'Lead', withinUnit(actor.unitPath));
  can('record', 'AdviserWish');
  can('propose', 'BookClaim');
};
