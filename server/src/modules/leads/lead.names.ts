import { allAreas, staffByIds, unitsByIds } from '../orgs';
import type { Names } from './distribution/shareWords';
import type { Trace } from './distribution/trace';

/** Looks names of staff up once. */
export async function namesOfStaff(staffIds: readonly string[]): Promise<(staffId: string) => string> {
  const names = new Map((await staffByIds([...new Set(staffIds)])).map(({ _id, name }) => [_id, name]));
  return (staffId) => names.get(staffId) ?? '';
}

/** The names that traces speak of. */
export async function namesOf(traces: readonly Trace[]): Promise<Names> {
  const staff = await namesOfStaff(traces.flatMap((trace) => [trace.ownerId ?? [], trace.candidates.map(({ staffId }) => staffId)].flat()));
  const unitIds = traces.flatMap((trace) => [trace.poolUnitId, ...trace.candidates.map(({ unitId }) => unitId)]);
  const units = new Map((await unitsByIds([...new Set(unitIds)])).map(({ _id, name }) => [_id, name]));
  const areas = new Map((await allAreas()).map(({ _id, name }) => [_id, name]));
  return { staff, unit: (unitId) => units.get(unitId) ?? '', area: (areaId) => areas.get(areaId) ?? '' };
}
