import type { AbilityRules } from '../../platform/access';
import { worksInConsole } from '../orgs';

/** Whoever looks at units reads the overview and the audit trail of what is in their subtree. */
export const cockpitAbilities: AbilityRules = (actor, can) => {
  if (!worksInConsole(actor.role)) return;
  can('read', 'Overview');
  can('read', 'Audit');
};
