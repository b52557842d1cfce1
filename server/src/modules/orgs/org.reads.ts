import type { DayMarks, StaffRole } from '@yinqiao/shared/domain';
import { byId, keepCopy } from '../../platform/db/reference';
import { calendarInForce } from './calendar/calendar.reads';
import { AreaModel, type Area } from './area.model';
import { OrgUnitModel, type OrgUnit } from './orgUnit.model';
import { WORK_LEADS } from './orgs.abilities';
import { StaffModel, type Staff } from './staff.model';

/** Narrow questions other modules may ask about units, staff and areas; answered from the process's own copy. */
const inOrder = <T extends { order: number }>(all: readonly T[]): readonly T[] => [...all].sort((a, b) => a.order - b.order);

const unitShape = (all: readonly OrgUnit[]) => ({
  byId: byId(all),
  inOrder: inOrder(all),
  inPathOrder: [...all].sort((a, b) => (a.unitPath < b.unitPath ? -1 : 1)),
});
const storedUnits = keepCopy(OrgUnitModel, (all: readonly OrgUnit[]) => all);

/** The units with the calendar that their hours are kept by; shaped again when either has changed. */
let shaped: { units: readonly OrgUnit[]; marks: DayMarks; shape: ReturnType<typeof unitShape> } | null = null;
async function unitCopy(): Promise<ReturnType<typeof unitShape>> {
  const units = await storedUnits();
  const { marks } = await calendarInForce();
  if (shaped?.units !== units || shaped.marks !== marks) shaped = { units, marks, shape: unitShape(units.map(keeping(marks))) };
  return shaped.shape;
}

/** A unit with its hours as a calendar has them kept. */
export const keeping =
  (marks: DayMarks) =>
  (unit: OrgUnit): OrgUnit =>
    unit.openingHours ? { ...unit, openingHours: { ...unit.openingHours, marks } } : unit;

const staffCopy = keepCopy(StaffModel, (all: readonly Staff[]) => ({
  byId: byId(all),
  byWecomUserId: new Map(all.map((one) => [one.wecomUserId, one])),
  active: all.filter(({ status }) => status === 'active'),
  // By staff number, so that the order says nothing of seniority in a team.
  managers: all.filter(isManager).sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1)),
  leaders: all.filter(({ role, status }) => status === 'active' && LEADERS.includes(role)).sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1)),
  leadWorkers: all.filter(takesLeads).sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1)),
}));

/** Who decides for the RMs of a unit, up to head office. */
const LEADERS: readonly StaffRole[] = ['outlet_manager', 'sub_branch_manager', 'branch_operations', 'hq_planner'];

const areaCopy = keepCopy(AreaModel, (all: readonly Area[]) => ({ byId: byId(all), inOrder: inOrder(all) }));

const isManager = ({ role, status }: Staff): boolean => role === 'relationship_manager' && status === 'active';

const takesLeads = ({ role, status, dailyCapacity }: Staff): boolean =>
  WORK_LEADS.includes(role) && status === 'active' && dailyCapacity !== 0;

export const unitById = async (unitId: string): Promise<OrgUnit | null> => (await unitCopy()).byId.get(unitId) ?? null;

export async function unitsByIds(ids: readonly string[]): Promise<OrgUnit[]> {
  const known = (await unitCopy()).byId;
  return [...new Set(ids)].flatMap((unitId) => known.get(unitId) ?? []);
}

/** The unit above all others. @throws Error when the bank has none */
export async function headOffice(): Promise<OrgUnit> {
  const unit = (await unitCopy()).inOrder.find(({ level }) => level === 'head_office');
  if (!unit) throw new Error('the bank has no head office');
  return unit;
}

/** A unit and everything below it, parents before children. */
export const unitsBelow = async (unitPath: string): Promise<OrgUnit[]> =>
  (await unitCopy()).inPathOrder.filter((unit) => unit.unitPath.startsWith(unitPath));

/** The units that a unit's work is split among. The remote seats are nobody's branch: they have no part of a plan. */
export const childUnits = async (parentId: string): Promise<OrgUnit[]> =>
  (await unitCopy()).inOrder.filter((unit) => unit.parentId === parentId && unit.level !== 'remote_desk');

/** The unit whose team the remote seats are; null for a bank that has none. */
export const remoteDesk = async (): Promise<OrgUnit | null> =>
  (await unitCopy()).inOrder.find(({ level }) => level === 'remote_desk') ?? null;

export const outlets = async (): Promise<OrgUnit[]> => (await unitCopy()).inOrder.filter(({ level }) => level === 'outlet');

export const staffById = async (staffId: string): Promise<Staff | null> => (await staffCopy()).byId.get(staffId) ?? null;

export async function staffByIds(ids: readonly string[]): Promise<Staff[]> {
  const known = (await staffCopy()).byId;
  return [...new Set(ids)].flatMap((staffId) => known.get(staffId) ?? []);
}

export const staffByWecomUserId = async (wecomUserId: string): Promise<Staff | null> =>
  (await staffCopy()).byWecomUserId.get(wecomUserId) ?? null;

/** Ids of the active members of staff of a unit's subtree by their numbers. */
export async function activeStaffByNumber(unitPath: string): Promise<ReadonlyMap<string, string>> {
  const within = (await staffCopy()).active.filter((one) => one.unitPath.startsWith(unitPath));
  return new Map(within.map(({ staffNo, _id }) => [staffNo, _id]));
}

/** Active relationship managers of some units (outlets), by staff number. */
export async function relationshipManagersOf(unitIds: readonly string[]): Promise<Staff[]> {
  const wanted = new Set(unitIds);
  return (await staffCopy()).managers.filter(({ unitId }) => wanted.has(unitId));
}

/** Active members of a unit in a role. */
export const staffOfRole = async (unitId: string, role: StaffRole): Promise<Staff[]> =>
  (await staffCopy()).active.filter((one) => one.unitId === unitId && one.role === role);

/** Active members of some units (outlets) who are given leads, by staff number. */
export async function leadWorkersIn(unitIds: readonly string[]): Promise<Staff[]> {
  const wanted = new Set(unitIds);
  return (await staffCopy()).leadWorkers.filter(({ unitId }) => wanted.has(unitId));
}

export const areaById = async (areaId: string): Promise<Area | null> => (await areaCopy()).byId.get(areaId) ?? null;
/** Areas whose outlet stands in a subtree. */
export async function areasBelow(unitPath: string): Promise<Area[]> {
  const units = new Set((await unitsBelow(unitPath)).map(({ _id }) => _id));
  return (await areaCopy()).inOrder.filter(({ outletId }) => units.has(outletId));
}
export const allAreas = async (): Promise<Area[]> => [...(await areaCopy()).inOrder];

/** Names of the units on the way from head office down, the unit itself last. */
export async function unitTrail(unitPath: string): Promise<{ unitId: string; name: string }[]> {
  const ids = unitPath.split('/').filter(Boolean);
  const units = await unitsByIds(ids);
  return ids.map((unitId) => ({ unitId, name: units.find((unit) => unit._id === unitId)?.name ?? '' }));
}

/**
 * The member of one of these roles who is nearest above a unit, or in it; roles named first go before nearer ones. Of several
 * the one with the lower staff number.
 */
export async function leaderOf(unitPath: string, roles: readonly StaffRole[]): Promise<Staff | null> {
  const above = (await staffCopy()).leaders.filter((one) => unitPath.startsWith(one.unitPath) && roles.includes(one.role));
  const ranked = [...above].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || b.unitPath.length - a.unitPath.length);
  return ranked[0] ?? null;
}
