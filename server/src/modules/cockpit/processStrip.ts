import type { Data } from '@yinqiao/shared/contracts';
import type { claimsSince } from '../benefits';
import { personsByIds } from '../customers';
import { type ProcessFigures, processToday } from '../leads';
import { childUnits, type OrgUnit } from '../orgs';

type Process = Data<'cockpit.overview'>['process'];
/** Claims since midnight, read once for the whole overview. */
export type Claims = Awaited<ReturnType<typeof claimsSince>>;
type Unit = Pick<OrgUnit, '_id' | 'unitPath' | 'level'>;
type Counts = Omit<ProcessFigures, 'unitPath'>;

/** Figures of several units in one. */
export const sumOf = (figures: readonly ProcessFigures[]): Counts =>
  figures.reduce<Counts>(
    (sum, { captured, unaccepted, accepted, firstContacted }) => ({
      captured: sum.captured + captured,
      unaccepted: sum.unaccepted + unaccepted,
      accepted: sum.accepted + accepted,
      firstContacted: sum.firstContacted + firstContacted,
    }),
    { captured: 0, unaccepted: 0, accepted: 0, firstContacted: 0 },
  );

/** 过程: what happened since midnight in a unit and, the same figures, in its direct children. */
export async function processStrip(unit: Unit, claims: Claims): Promise<Process> {
  const figures = await processToday(unit.unitPath);
  const children = await childUnits(unit._id);
  return {
    claimed: await claimants(unit, claims),
    ...sumOf(figures),
    byUnit: children.map((child) => ({
      unitId: child._id,
      name: child.name,
      ...sumOf(figures.filter(({ unitPath }) => unitPath.startsWith(child.unitPath))),
    })),
  };
}

/** Customers of the unit among those who claimed, each once however much they claimed. */
async function claimants({ unitPath, level }: Unit, claims: Claims): Promise<number> {
  const personIds = [...new Set(claims.flatMap(({ personId }) => personId ?? []))];
  if (level === 'head_office') return personIds.length;
  return (await personsByIds(personIds)).filter((person) => person.unitPath.startsWith(unitPath)).length;
}
