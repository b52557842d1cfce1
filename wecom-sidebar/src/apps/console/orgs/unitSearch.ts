import type { StaffMember, Unit } from '../../../features/orgs-console/units';

/** A unit and everything below it; without one, everything. Parents come before children in what the server sends. */
export function subtreeOf(units: readonly Unit[], rootId: string | undefined): Unit[] {
  if (rootId === undefined || !units.some((unit) => unit.unitId === rootId)) return [...units];
  const inside = new Set([rootId]);
  for (const unit of units) if (unit.parentId !== null && inside.has(unit.parentId)) inside.add(unit.unitId);
  return units.filter((unit) => inside.has(unit.unitId));
}

/** Units whose name, or the name of somebody in them, holds the word; their parents stay so that the tree hangs together. */
export function matching(units: readonly Unit[], staff: readonly StaffMember[], word: string): { units: Unit[] } {
  const sought = word.trim();
  if (sought === '') return { units: [...units] };
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const kept = new Set<string>();
  const keep = (unitId: string | null) => {
    for (
      let unit = unitId === null ? undefined : byId.get(unitId);
      unit;
      unit = unit.parentId === null ? undefined : byId.get(unit.parentId)
    ) {
      kept.add(unit.unitId);
    }
  };
  for (const unit of units) if (unit.name.includes(sought)) keep(unit.unitId);
  for (const member of staff) if (member.name.includes(sought)) keep(member.unitId);
  return { units: units.filter((unit) => kept.has(unit.unitId)) };
}
