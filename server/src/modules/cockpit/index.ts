import { route } from '../../platform/http/route';
import { defineModule } from '../../platform/module';
import { cockpitAbilities } from './cockpit.abilities';
import { delegationBoardView } from './delegationBoard.view';
import { entryCodesView } from './entryCodes.view';
import { leadAuditView } from './leadAudit.view';
import { leadListView } from './leadList.view';
import { leadTraceView } from './leadTrace.view';
import { overviewView } from './overview.view';

/** Head office's and branches' screens that mix modules; it owns nothing, every command stays with its owner. */
export const cockpitModule = defineModule({
  name: 'cockpit',
  abilities: cockpitAbilities,
  routes: [
    route('cockpit.overview', ({ actor, query }) => overviewView(actor, query.unitId)),
    route('leads.list', leadListView),
    route('cockpit.leadTrace', ({ actor, params, query }) => leadTraceView(actor, params.leadId, query.assignmentNo)),
    route('cockpit.leadAudit', ({ actor, params }) => leadAuditView(actor, params.leadId)),
    route('channels.list', ({ actor, query }) => entryCodesView(actor, query)),
    route('delegations.board', ({ actor, params }) => delegationBoardView(actor, params.delegationId)),
  ],
});
