import type { StaffRole } from '@yinqiao/shared/domain';
import { type AbilityRules, type StaffActor, withinUnit } from '../../../platform/access';
import { worksInConsole } from '../../orgs';
import type { PolicyState } from './policyVersion.model';

/** Who writes the rules, each for the own unit only. */
const AUTHORS: readonly StaffRole[] = ['hq_planner', 'compliance', 'branch_operations', 'sub_branch_manager'];

/** What is, or was, or is certain to be in force: no secret to anybody who works under it. */
const PUBLISHED: readonly PolicyState[] = ['scheduled', 'in_force', 'replaced'];

/** Units whose rules are inherited. */
const above = (unitPath: string): string[] => {
  const parts = unitPath.split('/').filter(Boolean);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
};

/** Compliance writes rules at head office only. */
export const writesPolicies = ({ role, unitPath }: StaffActor): boolean =>
  AUTHORS.includes(role) && (role !== 'compliance' || unitPath.split('/').filter(Boolean).length === 1);

export const policyAbilities: AbilityRules = (actor, can) => {
  if (!worksInConsole(actor.role)) return;
  const published = { state: { $in: PUBLISHED } };
  can('read', 'PolicyVersion', { unitPath: { $in: above(actor.unitPath) }, ...published });
  can('read', 'PolicyVersion', { ...withinUnit(actor.unitPath), ...published });
  if (!AUTHORS.includes(actor.role)) return;
  can('read', 'PolicyVersion', withinUnit(actor.unitPath));
  if (writesPolicies(actor)) can('edit', 'PolicyVersion', { unitId: actor.unitId });
};
