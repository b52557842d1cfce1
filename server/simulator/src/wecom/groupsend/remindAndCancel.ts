import { VendorError } from '../../http/vendorError';
import type { WeComRoute } from '../../http/weComRoute';
import { mayRemind, type GroupSend } from './groupSend';
import { dispatched, namedGroupSend } from './queries';

/** POST remind_groupmsg_send: three in any 24 hours (41094). */
export const remindGroupSend: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/remind_groupmsg_send',
  externalContact: true,
  handle: (call) => {
    const groupSend = running(dispatched(call));
    const now = call.simulator.clock.seconds();
    if (!mayRemind(groupSend, now)) throw new VendorError(41094, 'too many reminders');
    call.simulator.commit({ type: 'groupSendChange', msgid: groupSend.msgid, change: { reminders: [...groupSend.reminders, now] } });
    return {};
  },
};

/** POST cancel_groupmsg_send: who has not sent yet cannot any more; what was sent stays sent. */
export const cancelGroupSend: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/cancel_groupmsg_send',
  externalContact: true,
  handle: (call) => {
    const { msgid } = running(namedGroupSend(call));
    call.simulator.commit({ type: 'groupSendChange', msgid, change: { isCancelled: true } });
    return {};
  },
};

function running(groupSend: GroupSend): GroupSend {
  if (groupSend.isCancelled) throw new VendorError(41093, 'group message has been cancelled');
  return groupSend;
}
