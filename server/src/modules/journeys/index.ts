import { route } from '../../platform/http/route';
import { defineModule } from '../../platform/module';
import { setRiskExpiry } from './commands/setRiskExpiry';
import { lookForRiskExpiry } from './crons/lookForRiskExpiry';
import { runRiskExpiry } from './jobs/runRiskExpiry';
import { journeysAbilities } from './journeys.abilities';
import { riskExpiryView } from './riskExpiry.view';

export const journeysModule = defineModule({
  name: 'journeys',
  abilities: journeysAbilities,
  routes: [route('journeys.riskExpiry', ({ actor }) => riskExpiryView(actor)), route('journeys.setRiskExpiry', setRiskExpiry)],
  crons: [lookForRiskExpiry],
  jobs: [runRiskExpiry],
});
