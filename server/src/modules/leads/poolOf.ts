import { licenceForLine, type ProductLine } from '@yinqiao/shared/domain';
import { areaById, staffById, unitById, worksOn } from '../orgs';
import { type BookOwner, choosePool, type OutletOnDuty, type PoolChoice } from './distribution/choosePool';
import { serviceDay, type Team, teamOf } from './roster';

/** A pool as it was chosen, and where it stands in the bank's tree. */
export interface PlacedPool {
  pool: PoolChoice;
  unitPath: string;
}

/**
 * Chooses a customer's pool: gathers the facts that `choosePool` decides by, who serves the branch on the day it next opens.
 * @throws Error when the area or its branch is unknown, which is a fault of the data
 */
export async function poolOf(customer: { areaId: string; ownerStaffId: string | null }, line: ProductLine, at: Date): Promise<PlacedPool> {
  const area = await areaById(customer.areaId);
  const branch = area && (await unitById(area.branchId));
  if (!branch) throw new Error(`the area ${customer.areaId} belongs to no branch`);
  const team = await teamOf(branch.unitPath);
  const day = serviceDay(team, at);
  const licence = licenceForLine[line];
  const owner = customer.ownerStaffId ? await bookOwner(customer.ownerStaffId, licence, day) : null;
  const pool = choosePool({ owner, area: area.location, outlets: outletsOnDuty(team, licence, day), branchId: branch._id });
  return { pool, unitPath: pathOf(pool.poolUnitId, owner, team) ?? branch.unitPath };
}

function pathOf(poolUnitId: string, owner: LocatedOwner | null, { members }: Team): string | undefined {
  if (owner?.outletId === poolUnitId) return owner.outletPath;
  return members.find(({ outlet }) => outlet._id === poolUnitId)?.outlet.unitPath;
}

type LocatedOwner = BookOwner & { outletPath: string };

/** The owner may work in another branch than the customer lives in. */
async function bookOwner(staffId: string, licence: (typeof licenceForLine)[ProductLine], day: string): Promise<LocatedOwner | null> {
  const staff = await staffById(staffId);
  const outlet = staff && (await unitById(staff.unitId));
  if (!outlet) return null;
  // Somebody who is not an RM owns books too (wealth managers), but leads are worked by RMs only.
  const worksToday = staff.role === 'relationship_manager' && worksOn(staff, outlet, day);
  return {
    staffId,
    outletId: staff.unitId,
    outletPath: outlet.unitPath,
    worksToday,
    licensed: !licence || staff.licences.includes(licence),
  };
}

function outletsOnDuty({ members }: Team, licence: (typeof licenceForLine)[ProductLine], day: string): OutletOnDuty[] {
  const outlets = new Map<string, OutletOnDuty>();
  for (const { rm, outlet } of members) {
    if (!outlet.location) continue;
    const counted = outlets.get(outlet._id) ?? { unitId: outlet._id, ...outlet.location, ready: 0 };
    if (worksOn(rm, outlet, day) && (!licence || rm.licences.includes(licence))) counted.ready += 1;
    outlets.set(outlet._id, counted);
  }
  return [...outlets.values()];
}
