import { transact } from '../../platform/db/transact';
import { once } from '../../platform/http/idempotency';
import { route, type RouteBinding } from '../../platform/http/route';
import { acceptLead } from './commands/acceptLead';
import { recordOutcome } from './commands/recordOutcome';
import { returnLead } from './commands/returnLead';
import { assertWorks } from './lead.access';
import type { Lead } from './lead.model';
import { listView } from './lead.views';

const moved = ({ _id, state, assignmentNo }: Lead) => ({ leadId: _id, state, assignmentNo });

export const leadsRoutes: readonly RouteBinding[] = [
  route('leads.list', listView),
  route('leads.accept', async ({ actor, params: { leadId }, body }) => {
    await assertWorks(actor, leadId);
    return moved(await transact(() => acceptLead(actor.staffId, leadId, body.assignmentNo)));
  }),
  route('leads.return', async ({ actor, params: { leadId }, body }) => {
    await assertWorks(actor, leadId);
    return moved(await transact(() => returnLead(actor.staffId, leadId, body.assignmentNo, body.reason, body.note)));
  }),
  route('leads.recordOutcome', async ({ actor, params: { leadId }, body, idempotencyKey }) => {
    await assertWorks(actor, leadId);
    const call = { actorId: actor.staffId, endpoint: 'leads.recordOutcome', key: idempotencyKey, body: { leadId, ...body } };
    return once(call, () => recordOutcome(actor.staffId, leadId, body.assignmentNo, body.outcome));
  }),
];
