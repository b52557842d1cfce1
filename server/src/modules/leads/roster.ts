import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import {
  addOpeningMinutes,
  leadWorkersIn,
  type OpeningHours,
  opensOn,
  type OrgUnit,
  remoteDesk,
  type Staff,
  staffById,
  unitById,
  unitsBelow,
} from '../orgs';

/** Who is given leads in a unit and everything below it, with the outlets they work in. */
export interface Team {
  members: { rm: Staff; outlet: Outlet }[];
}

export type Outlet = OrgUnit & { openingHours: OpeningHours };

/** Where leads are worked: an outlet, or the remote seats. */
export const isOutlet = (unit: OrgUnit): unit is Outlet =>
  (unit.level === 'outlet' || unit.level === 'remote_desk') && unit.openingHours !== null;

export async function teamOf(unitPath: string): Promise<Team> {
  const outlets = new Map((await unitsBelow(unitPath)).filter(isOutlet).map((unit) => [unit._id, unit]));
  const staff = await leadWorkersIn([...outlets.keys()]);
  return {
    members: staff.flatMap((rm) => {
      const outlet = outlets.get(rm.unitId);
      return outlet ? [{ rm, outlet }] : [];
    }),
  };
}

/** The remote seats; nobody in a bank that has none. */
export async function remoteTeam(): Promise<Team> {
  const desk = await remoteDesk();
  return desk ? teamOf(desk.unitPath) : { members: [] };
}

/** True within the hours of a day on which the outlet opens. */
export function isOpenAt(hours: OpeningHours, at: Date): boolean {
  const day = businessDayOf(at);
  return opensOn(hours, day) && shanghaiInstant(day, hours.opens) <= at && at < shanghaiInstant(day, hours.closes);
}

/** The business day on which the next of these outlets serves: today while one is still to close, else the day it next opens. */
export function serviceDay(outlets: readonly OpeningHours[], at: Date): string {
  const days = outlets.map((hours) => businessDayOf(addOpeningMinutes(hours, at, 0)));
  return days.sort()[0] ?? businessDayOf(at);
}

/** The hours in which a member's clocks run. @throws Error when the member works in no outlet */
export async function openingHoursOf(staffId: string): Promise<OpeningHours> {
  const staff = await staffById(staffId);
  const unit = staff && (await unitById(staff.unitId));
  if (!unit?.openingHours) throw new Error(`${staffId} works in no outlet`);
  return unit.openingHours;
}
