import { route } from '../../platform/http/route';
import { defineModule } from '../../platform/module';
import { revealField } from '../customers';
import { openLeadsWith } from '../leads';
import { customerView } from './customer.view';
import { entryCodesView } from './entryCodes.view';
import { leadView } from './lead.view';
import { scriptsView } from './scripts.view';
import { todayView } from './today.view';

/** The RM's screens; it owns nothing, every command stays with its owner; revealing is bound here, because only here
 * is known who follows a lead. Persons are reached through a live relation, leads through their scope. */
export const deskModule = defineModule({
  name: 'desk',
  routes: [
    route('customers.reveal', async ({ actor, params, body }) => {
      const leads = await openLeadsWith(actor.staffId, params.personId);
      return revealField(actor, params.personId, body, leads.length > 0);
    }),
    route('desk.today', ({ actor }) => todayView(actor)),
    route('desk.lead', ({ actor, params }) => leadView(actor, params.leadId)),
    route('desk.customer', ({ actor, params }) => customerView(actor, params.externalUserId)),
    route('channels.mine', ({ actor }) => entryCodesView(actor)),
    route('desk.scripts', ({ actor, params, query }) => scriptsView(actor, params.externalUserId, query.search ?? '')),
  ],
});
