import { licenceForLine, type ProductLine } from '@yinqiao/shared/domain';
import { areaById, staffById, unitById, worksOn } from '../orgs';
import { type BookOwner, choosePool, type OutletOnDuty, type PoolChoice } from './distribution/choosePool';
import { serviceDay, type Team, teamOf } from './roster';

/**
 * Gathers the facts that `choosePool` decides by: who serves the customer's branch on the day it next opens.
 * @throws Error when the area or its branch is unknown, which is a fault of the data
 */
export async function poolOf(customer: { areaId: string; ownerStaffId: string | null }, line: ProductLine, at: Date): Promise<PoolChoice> {
  const area = await areaById(customer.areaId);
  const branch = area && (await unitById(area.branchId));
  if (!branch) throw new Error(`the area ${customer.areaId} belongs to no branch`);
  const team = await teamOf(branch.unitPath);
  const day = serviceDay(team, at);
  const licence = licenceForLine[line];
  return choosePool({
    owner: customer.ownerStaffId ? await bookOwner(customer.ownerStaffId, licence, day) : null,
    area: area.location,
    outlets: outletsOnDuty(team, licence, day),
    branchId: branch._id,
  });
}

/** The owner may work in another branch than the customer lives in. */
async function bookOwner(staffId: string, licence: (typeof licenceForLine)[ProductLine], day: string): Promise<BookOwner | null> {
  const staff = await staffById(staffId);
  const outlet = staff && (await unitById(staff.unitId));
  if (!outlet) return null;
  // Somebody who is not an RM owns books too (wealth managers), but leads are worked by RMs only.
  const worksToday = staff.role === 'relationship_manager' && worksOn(staff, outlet, day);
  return { staffId, outletId: staff.unitId, worksToday, licensed: !licence || staff.licences.includes(licence) };
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
