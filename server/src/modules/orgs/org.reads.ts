import { AreaModel, type Area } from './area.model';
import { OrgUnitModel, type OrgUnit } from './orgUnit.model';
import { StaffModel, type Staff } from './staff.model';

/** Narrow questions other modules may ask about units, staff and areas. */
export const unitById = (unitId: string) => OrgUnitModel.findById(unitId).lean<OrgUnit | null>();
export const unitsByIds = (ids: readonly string[]) => OrgUnitModel.find({ _id: { $in: [...ids] } }).lean<OrgUnit[]>();

/** The unit above all others. @throws Error when the bank has none */
export async function headOffice(): Promise<OrgUnit> {
  const unit = await OrgUnitModel.findOne({ level: 'head_office' }).lean<OrgUnit | null>();
  if (!unit) throw new Error('the bank has no head office');
  return unit;
}

/** A unit and everything below it, parents before children. */
export const unitsBelow = (unitPath: string) =>
  OrgUnitModel.find({ unitPath: { $gte: unitPath, $lt: `${unitPath}\uffff` } })
    .sort({ unitPath: 1 })
    .lean<OrgUnit[]>();

export const childUnits = (parentId: string) => OrgUnitModel.find({ parentId }).sort({ order: 1 }).lean<OrgUnit[]>();
export const outlets = () => OrgUnitModel.find({ level: 'outlet' }).sort({ order: 1 }).lean<OrgUnit[]>();

export const staffById = (staffId: string) => StaffModel.findById(staffId).lean<Staff | null>();
export const staffByIds = (ids: readonly string[]) => StaffModel.find({ _id: { $in: [...ids] } }).lean<Staff[]>();
export const staffByWecomUserId = (wecomUserId: string) => StaffModel.findOne({ wecomUserId }).lean<Staff | null>();

/** Active relationship managers of some units (outlets), by staff number so that the order says nothing of seniority in a team. */
export const relationshipManagersOf = (unitIds: readonly string[]) =>
  StaffModel.find({ unitId: { $in: [...unitIds] }, role: 'relationship_manager', status: 'active' })
    .sort({ staffNo: 1 })
    .lean<Staff[]>();

export const areaById = (areaId: string) => AreaModel.findById(areaId).lean<Area | null>();
export const allAreas = () => AreaModel.find().sort({ order: 1 }).lean<Area[]>();
/** Names of the units on the way from head office down, the unit itself last. */
export async function unitTrail(unitPath: string): Promise<{ unitId: string; name: string }[]> {
  const ids = unitPath.split('/').filter(Boolean);
  const units = await unitsByIds(ids);
  return ids.map((unitId) => ({ unitId, name: units.find((unit) => unit._id === unitId)?.name ?? '' }));
}
