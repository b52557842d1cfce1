import type { Fact } from '../../core/facts';
import { randomId } from '../../core/ids';
import { VendorError } from '../../http/vendorError';
import type { WeComRoute } from '../../http/weComRoute';
import { textAndAttachments, type Attachment } from '../attachments';
import { welcomeRefusal } from './rules';

const REFUSALS = { 41050: 'invalid welcome code', 41051: 'already chatting', 41096: 'welcome message is being sent' } as const;

/** POST send_welcome_msg: within 20 s, once, before the two have talked (wecom-api §7.11). */
export const sendWelcomeMessage: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/send_welcome_msg',
  externalContact: true,
  handle: (call) => {
    const { simulator, app, body } = call;
    const code = body['welcome_code'];
    if (typeof code !== 'string' || code === '') throw new VendorError(41049, 'missing welcome code');
    const { text, attachments } = textAndAttachments(call);
    const greeting = simulator.state.memories.adding.greeting(code);
    const follow = greeting && simulator.state.directory.follow(greeting.userid, greeting.externalUserId);
    const atMs = Date.now();
    const refusal = welcomeRefusal(greeting, {
      now: simulator.clock.seconds(),
      nowMs: atMs,
      agentid: app.agentid,
      sendingMs: simulator.limits.quantity('welcomeSendingMs'),
      hasTalked: greeting ? simulator.state.chat(greeting.userid, greeting.externalUserId).length > 0 : false,
      isCustomerGone: follow?.customerSide !== 'friend',
    });
    if (refusal) throw new VendorError(refusal, REFUSALS[refusal]);
    if (!greeting) return {};
    const parts: Attachment[] = [...(text === undefined ? [] : [{ msgtype: 'text', content: { content: text } }]), ...attachments];
    const { userid, externalUserId } = greeting;
    const messages = parts.map(({ msgtype, content }): Fact => {
      return {
        type: 'chatMessage',
        message: { id: randomId(12), userid, externalUserId, from: 'member', msgtype, content, at: simulator.clock.wallSeconds() },
      };
    });
    simulator.commit({ type: 'greetingUsed', code, use: { agentid: app.agentid, atMs } }, ...messages);
    return {};
  },
};
