import { route } from '../../platform/http/route';
import { defineModule } from '../../platform/module';
import { reportSend } from './commands/reportSend';
import { reserveSend } from './commands/reserveSend';
import { giveUpSilentSends } from './crons/giveUpSilentSends';
import { matchCardClickOnTemplateCardClicked } from './processors/matchCardClickOnTemplateCardClicked';
import { sendStaffCardOnDeliveryPlanned } from './processors/sendStaffCardOnDeliveryPlanned';

export { answerCardClick, closeStaffCard } from './commands/closeStaffCard';
export { moveDeliveries } from './commands/moveDeliveries';
export { planStaffCards } from './commands/planStaffCards';
export { cancelStaffNotices, planStaffNotices } from './commands/planStaffNotices';
export type { Delivery } from './delivery.model';
export { deliveriesOfLead, scriptSendsTo } from './delivery.reads';
export { gateStrip, judgeScripts } from './gate/judge';
export { scriptFacts, valuesFor } from './scriptFacts';
export type { StaffCard } from './staffCard';

export const outreachModule = defineModule({
  name: 'outreach',
  routes: [route('outreach.reserveSend', reserveSend), route('outreach.reportSend', reportSend)],
  processors: [sendStaffCardOnDeliveryPlanned, matchCardClickOnTemplateCardClicked],
  crons: [giveUpSilentSends],
  abilities: (actor, can) => {
    if (actor.role === 'relationship_manager' || actor.role === 'wealth_manager') can('send', 'Script');
  },
});
