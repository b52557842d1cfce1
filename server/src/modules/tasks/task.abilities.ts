import { type AbilityRules, withinUnit } from '../../platform/access';

/** An RM reads their own inbox; managers read those of their units. */
export const taskAbilities: AbilityRules = (actor, can) => {
  can('read', 'Task', { staffId: actor.staffId });
  if (actor.role === 'relationship_manager' || actor.role === 'remote_seat') return;
  can('read', 'Task', withinUnit(actor.unitPath));
};
