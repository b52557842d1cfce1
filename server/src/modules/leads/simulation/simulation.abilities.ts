import { type AbilityRules, withinUnit } from '../../../platform/access';
import { writesPolicies } from '../policy/policy.abilities';

/** Whoever writes rules of their own may try rules on everything below; what was tried is for all who write there. */
export const simulationAbilities: AbilityRules = (actor, can) => {
  if (!writesPolicies(actor)) return;
  can('run', 'LeadSimulation', withinUnit(actor.unitPath));
  can('read', 'LeadSimulation', withinUnit(actor.unitPath));
};
