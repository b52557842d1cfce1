import { allAreas, staffByIds, unitsByIds } from '../orgs';
import { formerWords } from './formerWords';
import type { Names } from './distribution/shareWords';
import type { Trace } from './distribution/trace';

/** Looks names of staff up once. */
export async function namesOfStaff(staffIds: readonly string[]): Promise<(staffId: string) => string> {
  const names = new Map((await staffByIds([...new Set(staffIds)])).map(({ _id, name }) => [_id, name]));
  return (staffId) => names.get(staffId) ?? '';
}

/** The names that traces speak of. */
export async function namesOf(traces: readonly Trace[]): Promise<Names> {
  const staff = await namesOfStaff(traces.flatMap(staffIn));
  const unitIds = traces.flatMap(unitsIn);
  const units = new Map((await unitsByIds([...new Set(unitIds)])).map(({ _id, name }) => [_id, name]));
  const areas = new Map((await allAreas()).map(({ _id, name }) => [_id, name]));
  return { staff, unit: (unitId) => units.get(unitId) ?? '', area: (areaId) => areas.get(areaId) ?? '', formerly: formerWords([]) };
}

const staffIn = ({ ownerId, candidates, steps }: Trace): string[] =>
  [ownerId, ...steps.map(({ staffId }) => staffId), ...candidates.map(({ staffId }) => staffId)].flatMap((staffId) => staffId ?? []);

const unitsIn = ({ poolUnitId, candidates, steps }: Trace): string[] =>
  [poolUnitId, ...steps.map(({ unitId }) => unitId), ...candidates.map(({ unitId }) => unitId)].flatMap((unitId) => unitId ?? []);
