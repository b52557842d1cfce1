import { defineModule } from '../../platform/module';
import { readResultsFile } from './crons/readResultsFile';
import { delegationAbilities } from './delegation.abilities';
import { delegationRoutes } from './delegations.routes';
import { countFirstContactOnOutcomeRecorded } from './processors/countFirstContactOnOutcomeRecorded';

export { type DelegationBoard, delegationBoard } from './board.view';
export { type DelegationPart, latestReleases, partsOfStaff } from './delegation.reads';
export { summariesOf } from './delegation.views';
export { latestResultsDay } from './figures/delegationFigures';
export { resultsStripOf } from './resultsStrip.view';

export const delegationsModule = defineModule({
  name: 'delegations',
  routes: delegationRoutes,
  processors: [countFirstContactOnOutcomeRecorded],
  crons: [readResultsFile],
  abilities: delegationAbilities,
});
