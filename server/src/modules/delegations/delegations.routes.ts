import { route, type RouteBinding } from '../../platform/http/route';
import { createDelegation } from './commands/createDelegation';
import { releaseNode } from './commands/releaseNode';
import { saveSplit } from './commands/saveSplit';
import { listView } from './delegation.views';
import { nodeView } from './node.view';
import { receiversView } from './receivers.view';

/** The board is bound by the cockpit: it also tells what the leads module counts. */
export const delegationRoutes: readonly RouteBinding[] = [
  route('delegations.list', ({ actor }) => listView(actor)),
  route('delegations.receivers', ({ actor, query }) => receiversView(actor, query.campaignId ?? null)),
  route('delegations.create', ({ actor, body, idempotencyKey }) => createDelegation(actor, body, idempotencyKey)),
  route('delegations.node', ({ actor, params }) => nodeView(actor, params)),
  route('delegations.saveSplit', ({ actor, params, body, ifMatch }) => saveSplit(actor, params, body, ifMatch)),
  route('delegations.release', ({ actor, params, ifMatch }) => releaseNode(actor, params, ifMatch)),
];
