import { defineModule } from '../../platform/module';
import { orgsAbilities } from './orgs.abilities';
import { orgsRoutes } from './orgs.routes';

export { calendarInForce, calendarOfVersion } from './calendar/calendar.reads';
export { addOpeningMinutes, backOn, dutyWords, isOnLeave, opensOn, worksOn } from './duty';
export { loadStaffActor } from './loadStaffActor';
export type { OpeningHours, OrgUnit } from './orgUnit.model';
export {
  activeStaffByNumber,
  allAreas,
  areaById,
  areasBelow,
  childUnits,
  headOffice,
  leaderOf,
  leadWorkersIn,
  outlets,
  relationshipManagersOf,
  remoteDesk,
  staffById,
  staffByIds,
  staffByWecomUserId,
  staffOfRole,
  unitById,
  unitsBelow,
  unitsByIds,
} from './org.reads';
export { worksInConsole } from './orgs.abilities';
export type { Staff } from './staff.model';
export { unitInScope } from './unitInScope';
export { staffSignInRouter } from './staffSignIn';

export const orgsModule = defineModule({ name: 'orgs', routes: orgsRoutes, abilities: orgsAbilities });
