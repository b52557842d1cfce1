import type { StaffRole } from '@yinqiao/shared/domain';
import type { AbilityRules } from '../../../platform/access';
import { worksInConsole } from '../../orgs';

/** Who answers appeals at one of the three levels. */
const ANSWERS: readonly StaffRole[] = ['outlet_manager', 'branch_operations', 'hq_planner'];
const LEADS_PEOPLE: readonly StaffRole[] = [...ANSWERS, 'sub_branch_manager'];
const WORKS_LEADS: readonly StaffRole[] = ['relationship_manager', 'wealth_manager', 'remote_seat'];

/** The parties read a verdict and may appeal, whoever was given the lead by it reads it; whoever looks after one of their units reads it; three roles answer, each in its turn. */
export const verdictAbilities: AbilityRules = (actor, can) => {
  can('verify', 'Verdict');
  if (WORKS_LEADS.includes(actor.role)) {
    can('read', 'Verdict', { partyIds: actor.staffId });
    can('read', 'Verdict', { readerIds: actor.staffId });
    can('appeal', 'Verdict', { partyIds: actor.staffId });
    can('raise', 'Verdict');
  }
  if (worksInConsole(actor.role)) can('read', 'Verdict', { readerUnitIds: actor.unitId });
  if (LEADS_PEOPLE.includes(actor.role)) can('raise', 'Verdict');
  if (LEADS_PEOPLE.includes(actor.role)) can('carry_out', 'Verdict', { readerUnitIds: actor.unitId });
  if (ANSWERS.includes(actor.role)) can('decide', 'Verdict', { readerUnitIds: actor.unitId });
};
