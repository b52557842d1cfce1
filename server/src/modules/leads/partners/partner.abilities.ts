import { type AbilityRules, withinUnit } from '../../../platform/access';

/** Head office keeps the clients; compliance looks at them. */
export const partnerAbilities: AbilityRules = (actor, can) => {
  if (actor.role !== 'hq_planner' && actor.role !== 'compliance') return;
  can('read', 'Partner', withinUnit(actor.unitPath));
  if (actor.role === 'hq_planner') can('manage', 'Partner', withinUnit(actor.unitPath));
};
