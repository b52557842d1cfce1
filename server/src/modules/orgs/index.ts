import { defineModule } from '../../platform/module';
import { orgsAbilities } from './orgs.abilities';
import { orgsRoutes } from './orgs.routes';

export type { Area } from './area.model';
export { addOpeningMinutes, dutyWords, leaveOn, opensOn, worksOn } from './duty';
export { loadStaffActor } from './loadStaffActor';
export type { OpeningHours, OrgUnit } from './orgUnit.model';
export {
  allAreas,
  areaById,
  areasOfOutlets,
  childUnits,
  headOffice,
  outlets,
  relationshipManagersOf,
  staffById,
  staffByIds,
  staffByWecomUserId,
  unitById,
  unitsBelow,
  unitsByIds,
  unitTrail,
} from './org.reads';
export { worksInConsole } from './orgs.abilities';
export type { Staff } from './staff.model';
export { staffSignInRouter } from './staffSignIn';

export const orgsModule = defineModule({ name: 'orgs', routes: orgsRoutes, abilities: orgsAbilities });
