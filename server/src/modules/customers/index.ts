import { defineModule } from '../../platform/module';
import { customersAbilities } from './customers.abilities';
import { customersRoutes } from './customers.routes';
import { noteTalkOnOutcomeRecorded } from './processors/noteTalkOnOutcomeRecorded';
import { recordFollowRelationOnExternalContactChanged } from './processors/recordFollowRelationOnExternalContactChanged';

export { alikeByPhone, identityCounts, knownByPhone } from './alike.reads';
export { leastAssets } from './assets';
export { type OwnershipSource, ownershipSources } from './bookOwnership.model';
export { changeBookOwner } from './commands/changeBookOwner';
export { changeRiskList, listsIn, personsOnLists } from './commands/changeRiskList';
export { givePhone } from './commands/givePhone';
export { mergePersons, moveLedgers } from './commands/mergePersons';
export { survivorOf } from './survivorOf';
export type { Handling } from './handling.model';
export { recordAdviserWish } from './commands/recordAdviserWish';
export {
  barredAdvisersOf,
  bookOwnershipsOf,
  handlingsAt,
  handlingsOfPerson,
  openHandlingsOf,
  payrollAt,
  relationsAt,
  wishesSince,
} from './ledger.reads';
export { loadCustomerActor } from './loadCustomerActor';
export { revealField } from './commands/revealField';
export type { Person } from './person.model';
export { personOfPhone } from './personOfPhone';
export { personPlaces, type PersonPlace } from './personPlaces';
export {
  ageOn,
  idsOfPerson,
  ownedDays,
  personById,
  personInChatOf,
  personsBehind,
  personsByIds,
  relationOf,
  relationsOfPerson,
  relationsOfPersons,
} from './person.reads';

export { countRiskEnding, personsWhoseRiskEnds, type RiskEnding } from './riskEnding.reads';

export const customersModule = defineModule({
  name: 'customers',
  routes: customersRoutes,
  abilities: customersAbilities,
  processors: [recordFollowRelationOnExternalContactChanged, noteTalkOnOutcomeRecorded],
});
