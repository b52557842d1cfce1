import { VendorError } from '../http/vendorError';
import type { WeComRoute } from '../http/weComRoute';
import { needText } from './fields';

const RECALL_SECONDS = 86_400;

/** POST message/recall: within 24 hours, by the app that sent it. The message is gone for everybody. */
export const recallMessage: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/message/recall',
  handle: ({ simulator, app, body }) => {
    const msgid = needText(body, 'msgid');
    const message = simulator.state.appMessages.get(msgid);
    if (message?.agentid !== app.agentid) throw new VendorError(40058, 'invalid Request Parameter: msgid');
    if (simulator.clock.seconds() - message.at > RECALL_SECONDS) throw new VendorError(42052, 'msgid is too old to recall');
    simulator.commit({ type: 'appMessageRecalled', msgid });
    return {};
  },
};
