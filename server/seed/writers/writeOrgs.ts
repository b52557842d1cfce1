import { shanghaiInstant } from '@yinqiao/shared/domain';
import { AreaModel } from '../../src/modules/orgs/area.model';
import { standardCalendar } from '../../src/modules/orgs/calendar/standardCalendar';
import { calendarId, WorkCalendarModel } from '../../src/modules/orgs/calendar/workCalendar.model';
import { OrgUnitModel } from '../../src/modules/orgs/orgUnit.model';
import { StaffModel } from '../../src/modules/orgs/staff.model';
import { staff, staffByName } from '../bank/staff';
import { areas, branchOf, unitByCode, unitPathOf, units } from '../bank/units';
import { insertAll } from './insertAll';

/** Next year’s has not been announced on the demo day: the calendar page says so. */
const CALENDAR_YEAR = 2026;

export async function writeOrgs(): Promise<void> {
  await insertAll(
    OrgUnitModel,
    units.map(({ unitId, code, parentCode, name, level, features, hours, place, county }, order) => ({
      _id: unitId,
      parentId: parentCode === null ? null : unitByCode(parentCode).unitId,
      name,
      level,
      unitPath: unitPathOf(code),
      features,
      openingHours: hours && { days: [...hours.weekdays], opens: hours.open, closes: hours.close },
      location: place && { x: place.x, y: place.y },
      county,
      order,
    })),
  );
  await insertAll(
    AreaModel,
    areas.map(({ areaId, name, outletCode, x, y }, order) => ({
      _id: areaId,
      name,
      branchId: branchOf(outletCode)?.unitId ?? '',
      outletId: unitByCode(outletCode).unitId,
      location: { x, y },
      order,
    })),
  );
  await insertAll(
    StaffModel,
    staff.map((member) => ({
      _id: member.staffId,
      staffNo: member.staffNo,
      name: member.name,
      role: member.role,
      unitId: unitByCode(member.unitCode).unitId,
      unitPath: unitPathOf(member.unitCode),
      wecomUserId: member.wecomUserId,
      licences: [...member.licences],
      joinedOn: member.joinedOn,
      status: 'active' as const,
      weekendDay: member.weekendDay,
      leaves: member.leave ? [member.leave] : [],
      version: 1,
      dailyCapacity: member.dailyCapacity,
      openCapacity: null,
    })),
  );
  await insertAll(WorkCalendarModel, [
    {
      _id: calendarId(CALENDAR_YEAR, 1),
      year: CALENDAR_YEAR,
      version: 1,
      days: standardCalendar(CALENDAR_YEAR) ?? [],
      publishedBy: staffByName('林若川').staffId,
      publishedAt: shanghaiInstant(`${CALENDAR_YEAR - 1}-11-10`, '10:00'),
    },
  ]);
}
