import { refuse } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import { route, type RouteBinding } from '../../../platform/http/route';
import { boardView } from './board.view';
import { receiverOf } from './receiver';
import { transferLeads } from './transferLeads';
import { undoTransfer } from './undoTransfer';

export const boardRoutes: readonly RouteBinding[] = [
  route('leads.board', boardView),
  route('leads.transfer', async ({ actor, body, idempotencyKey }) => {
    const receiver = await receiverOf(actor, body.toStaffId, businessNow());
    const call = { actorId: actor.staffId, endpoint: 'leads.transfer', key: idempotencyKey, body };
    try {
      return await once(call, () => transferLeads(actor, receiver, body));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'LEAD_UNKNOWN') throw error;
      const subjects = body.leads.map(({ leadId }) => `Lead/${leadId}`);
      return refuse(actor, { action: 'transfer:Lead', subjects, code: 'LEAD_UNKNOWN' });
    }
  }),
  route('leads.undoTransfer', ({ actor, params: { transferId }, idempotencyKey }) => {
    const call = { actorId: actor.staffId, endpoint: 'leads.undoTransfer', key: idempotencyKey, body: { transferId } };
    return once(call, () => undoTransfer(actor, transferId));
  }),
];
