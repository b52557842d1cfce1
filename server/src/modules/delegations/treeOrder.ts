import type { OrgUnit } from '../orgs';

/** Units as a tree is read: each parent followed by its children in the bank's own order. */
export function treeOrder(units: readonly OrgUnit[], rootId: string): OrgUnit[] {
  const children = new Map<string | null, OrgUnit[]>();
  for (const unit of units) children.set(unit.parentId, [...(children.get(unit.parentId) ?? []), unit]);
  const walk = (unit: OrgUnit): OrgUnit[] => [unit, ...(children.get(unit._id) ?? []).sort((a, b) => a.order - b.order).flatMap(walk)];
  return units.filter(({ _id }) => _id === rootId).flatMap(walk);
}
