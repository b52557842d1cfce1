import { pageOf } from '../../http/page';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { needText } from '../fields';
import { beginTransfers } from './begin';
import { resignedMember, takeoverMember, workingMember } from './members';
import { presentTransfer, type Transfer } from './transfer';

const RESULTS_PER_PAGE = 1000;

/** POST transfer_customer: from a member who works here; it happens after 24 hours unless the customer refuses. */
export const transferCustomer: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/transfer_customer',
  externalContact: true,
  handle: (call) => {
    const { userid: handover } = workingMember(call, call.body['handover_userid']);
    const { userid: takeover } = takeoverMember(call, call.body['takeover_userid']);
    return beginTransfers(call, { kind: 'onJob', handover, takeover });
  },
};

export const transferResult: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/transfer_result',
  externalContact: true,
  handle: (call) => results(call, 'onJob'),
};

/** POST resigned/transfer_customer: from one who has left; nobody is asked. */
export const transferResignedCustomer: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/resigned/transfer_customer',
  externalContact: true,
  handle: (call) => {
    const { userid: handover } = resignedMember(call, call.body['handover_userid']);
    const { userid: takeover } = takeoverMember(call, call.body['takeover_userid']);
    return beginTransfers(call, { kind: 'resigned', handover, takeover });
  },
};

export const resignedTransferResult: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/resigned/transfer_result',
  externalContact: true,
  handle: (call) => results(call, 'resigned'),
};

/** The last transfer of each customer between the two. */
function results({ simulator, body }: WeComCall, kind: Transfer['kind']): Record<string, unknown> {
  const [handover, takeover] = [needText(body, 'handover_userid', 41009), needText(body, 'takeover_userid', 41009)];
  const found = simulator.state.memories.transfers.between(handover, takeover, kind);
  const last = [...new Map(found.map((one) => [one.externalUserId, one])).values()];
  const { items, nextCursor } = pageOf(last, body['cursor'], RESULTS_PER_PAGE);
  return { customer: items.map(presentTransfer), ...(nextCursor && { next_cursor: nextCursor }) };
}
