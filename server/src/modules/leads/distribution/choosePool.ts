/** A place on the map of the bank, in kilometres. */
export interface Place {
  x: number;
  y: number;
}

export interface OutletOnDuty extends Place {
  unitId: string;
  /** RMs who work here today and may sell what the lead is about. */
  ready: number;
}

export interface BookOwner {
  staffId: string;
  outletId: string;
  worksToday: boolean;
  licensed: boolean;
}

export interface PoolChoice {
  /** The unit whose RMs are the pool. */
  poolUnitId: string;
  /** The owner, who gets the lead within their capacity. */
  namedStaffId: string | null;
  owner: 'none' | 'named' | 'off_duty' | 'not_licensed';
  place: 'owner_outlet' | 'nearest' | 'branch';
  /** From the customer's area to the outlet; null unless `nearest` decided. */
  kilometres: number | null;
}

/**
 * Where a new lead waits: the owner's outlet with the owner named, if the owner works today; else the outlet nearest to the
 * customer's area (straight line) with at least one licensed RM on duty; else the branch. An owner without the licence keeps
 * the book, the lead goes on. Outlets at the same distance: the lower id, so that the answer never depends on list order.
 */
export function choosePool(input: {
  owner: BookOwner | null;
  area: Place;
  outlets: readonly OutletOnDuty[];
  branchId: string;
}): PoolChoice {
  const owner = ownerResult(input.owner);
  if (input.owner && owner === 'named') {
    return { poolUnitId: input.owner.outletId, namedStaffId: input.owner.staffId, owner, place: 'owner_outlet', kilometres: null };
  }
  const nearest = nearestReady(input.area, input.outlets);
  if (nearest) {
    return { poolUnitId: nearest.unitId, namedStaffId: null, owner, place: 'nearest', kilometres: distance(input.area, nearest) };
  }
  return { poolUnitId: input.branchId, namedStaffId: null, owner, place: 'branch', kilometres: null };
}

function ownerResult(owner: BookOwner | null): PoolChoice['owner'] {
  if (!owner) return 'none';
  if (!owner.worksToday) return 'off_duty';
  return owner.licensed ? 'named' : 'not_licensed';
}

function nearestReady(area: Place, outlets: readonly OutletOnDuty[]): OutletOnDuty | undefined {
  return outlets
    .filter(({ ready }) => ready > 0)
    .sort((a, b) => distance(area, a) - distance(area, b) || (a.unitId < b.unitId ? -1 : 1))[0];
}

const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);
