import { allAreas, unitById } from '../../orgs';
import type { LeadImport } from './leadImport.model';

type Area = Awaited<ReturnType<typeof allAreas>>[number];

/** The areas that a unit serves. */
export async function areasOfUnit(unitPath: string): Promise<Area[]> {
  const areas: Area[] = [];
  for (const area of await allAreas()) {
    if ((await unitById(area.outletId))?.unitPath.startsWith(unitPath)) areas.push(area);
  }
  return areas;
}

/** Where new customers of a list are put whose row does not say; null where nothing says, for then nobody guesses. */
export async function homeOf({
  unitId,
  unitPath,
  wholeFile,
}: Pick<LeadImport, 'unitId' | 'unitPath' | 'wholeFile'>): Promise<string | null> {
  if (wholeFile.areaId) return wholeFile.areaId;
  const unit = await unitById(unitId);
  return unit?.level === 'outlet' ? areaForNew(unitPath) : null;
}

/** The first area that a unit serves; an outlet without one of its own serves its branch's. */
export async function areaForNew(unitPath: string): Promise<string> {
  const [own] = await areasOfUnit(unitPath);
  if (own) return own._id;
  const areas = await allAreas();
  const area = areas.find(({ branchId }) => unitPath.split('/').includes(branchId)) ?? areas[0];
  if (!area) throw new Error('there is no area to put a new customer into');
  return area._id;
}

/** Areas by their names and by those of their outlets: a row may name either. */
export async function areaIdsByName(): Promise<Map<string, string>> {
  const byName = new Map<string, string>();
  const areas = await allAreas();
  for (const { _id, outletId } of [...areas].reverse()) {
    const outlet = await unitById(outletId);
    if (outlet) byName.set(outlet.name.normalize('NFKC'), _id);
  }
  for (const { _id, name } of areas) byName.set(name.normalize('NFKC'), _id);
  return byName;
}
