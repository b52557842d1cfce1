import { defineModule } from '../../platform/module';
import { readResultsFile } from './crons/readResultsFile';
import { delegationAbilities } from './delegation.abilities';
import { delegationRoutes } from './delegations.routes';
import { countFirstContactOnOutcomeRecorded } from './processors/countFirstContactOnOutcomeRecorded';

export { type DelegationBoard, delegationBoard } from './board.view';
export { latestReleases, partsOfStaff } from './delegation.reads';
export { summariesOf } from './delegation.views';
export { resultsStripOf } from './resultsStrip.view';

export const delegationsModule = defineModule({
  name: 'delegations',
  routes: delegationRoutes,
  processors: [countFirstContactOnOutcomeRecorded],
  crons: [readResultsFile],
  abilities: delegationAbilities,
});
