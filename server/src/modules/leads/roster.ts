import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import {
  addOpeningMinutes,
  type OpeningHours,
  opensOn,
  type OrgUnit,
  relationshipManagersOf,
  type Staff,
  staffById,
  unitById,
  unitsBelow,
  worksOn,
} from '../orgs';
import type { Candidate } from './distribution/eligibility';
import { RmLoadModel } from './rmLoad.model';

/** The RMs of a unit and everything below it, with the outlets they work in. */
export interface Team {
  members: { rm: Staff; outlet: OrgUnit & { openingHours: OpeningHours } }[];
}

const isOutlet = (unit: OrgUnit): unit is OrgUnit & { openingHours: OpeningHours } => unit.level === 'outlet' && unit.openingHours !== null;

export async function teamOf(unitPath: string): Promise<Team> {
  const outlets = new Map((await unitsBelow(unitPath)).filter(isOutlet).map((unit) => [unit._id, unit]));
  const staff = await relationshipManagersOf([...outlets.keys()]);
  return {
    members: staff.flatMap((rm) => {
      const outlet = outlets.get(rm.unitId);
      return outlet ? [{ rm, outlet }] : [];
    }),
  };
}

/** The team as distribution sees it at an instant: who is at work, with what load. */
export async function candidatesOf({ members }: Team, at: Date): Promise<Candidate[]> {
  const today = businessDayOf(at);
  const loads = new Map((await RmLoadModel.find({ _id: { $in: members.map(({ rm }) => rm._id) } }).lean()).map((load) => [load._id, load]));
  return members.map(({ rm, outlet }) => {
    const load = loads.get(rm._id);
    return {
      staffId: rm._id,
      unitId: rm.unitId,
      onDuty: worksOn(rm, outlet, today) && isOpenAt(outlet.openingHours, at),
      licences: rm.licences,
      joinedOn: rm.joinedOn,
      weight: null,
      dailyCapacity: rm.dailyCapacity,
      openCapacity: rm.openCapacity,
      newToday: load?.day === today ? load.newToday : 0,
      open: load?.open ?? 0,
    };
  });
}

/** True within the hours of a day on which the outlet opens. */
export function isOpenAt(hours: OpeningHours, at: Date): boolean {
  const day = businessDayOf(at);
  return opensOn(hours, day) && shanghaiInstant(day, hours.opens) <= at && at < shanghaiInstant(day, hours.closes);
}

/** The business day on which the next of these outlets serves: today while one is still to close, else the day it next opens. */
export function serviceDay({ members }: Team, at: Date): string {
  const days = members.map(({ outlet }) => businessDayOf(addOpeningMinutes(outlet.openingHours, at, 0)));
  return days.sort()[0] ?? businessDayOf(at);
}

/** The hours in which a member's clocks run. @throws Error when the member works in no outlet */
export async function openingHoursOf(staffId: string): Promise<OpeningHours> {
  const staff = await staffById(staffId);
  const unit = staff && (await unitById(staff.unitId));
  if (!unit?.openingHours) throw new Error(`${staffId} works in no outlet`);
  return unit.openingHours;
}
