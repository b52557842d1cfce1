import { ControlError, controlRoute } from '../../control/controlRoute';
import { failed } from './complete';

export const listTransfers = controlRoute({
  method: 'get',
  path: '/_sim/transfers',
  summary: 'Customers on their way from one member to another, and those that were.',
  answer: '{transfers: [{id, kind, handover, takeover, externalUserId, dueAt, takeoverTime, status}]}: dueAt by the virtual clock.',
  handle: ({ simulator }) => ({ transfers: simulator.state.memories.transfers.all }),
});

export const refuseTransfer = controlRoute({
  method: 'post',
  path: '/_sim/transfers/:id/refuse',
  summary: 'The customer refuses to be handed on: transfer_fail customer_refused. Only while it waits, and not when his member has left.',
  answer: '{}',
  handle: ({ simulator, params }) => {
    const transfer = simulator.state.memories.transfers.waiting.find(({ id }) => id === params['id']);
    if (!transfer) throw new ControlError(404, 'TRANSFER_UNKNOWN', 'There is no such transfer that waits.');
    if (transfer.kind === 'resigned') throw new ControlError(409, 'NOT_REFUSABLE', 'The member has left: nobody is asked.');
    simulator.commit(...failed(simulator, transfer, 3));
  },
});
