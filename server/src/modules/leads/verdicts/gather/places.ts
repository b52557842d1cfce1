import { areaById, type Staff, unitsByIds } from '../../../orgs';
import { distance } from '../../distribution/walk';
import type { Lead } from '../../lead.model';

/** Whose outlet lies nearest to the customer's area; null when no place is known. */
export async function nearestOf({ areaId }: Pick<Lead, 'areaId'>, staff: readonly Staff[]): Promise<string | null> {
  const area = await areaById(areaId);
  if (!area) return null;
  const places = new Map((await unitsByIds(staff.map(({ unitId }) => unitId))).map(({ _id, location }) => [_id, location]));
  const away = staff.flatMap(({ _id, unitId }) => {
    const place = places.get(unitId);
    return place ? [{ staffId: _id, kilometres: distance(area.location, place) }] : [];
  });
  return away.sort((a, b) => a.kilometres - b.kilometres)[0]?.staffId ?? null;
}
