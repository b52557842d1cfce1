import type { AbilityRules } from '../../platform/access';

/** What runs by itself for the whole bank is head office's; compliance looks at it. */
export const journeysAbilities: AbilityRules = ({ role }, can) => {
  if (role !== 'hq_planner' && role !== 'compliance') return;
  can('read', 'Journey');
  if (role === 'hq_planner') can('manage', 'Journey');
};
