import { randomInt } from 'node:crypto';
import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import { personOf, type WeChatRoute } from '../wechat/weChatRoute';
import { toAccount } from './officialEvents';

/** POST /cgi-bin/message/template/send: answered at once; whether it arrived is told by TEMPLATESENDJOBFINISH. */
export const sendTemplateMessage: WeChatRoute = {
  method: 'POST',
  path: '/cgi-bin/message/template/send',
  handle: (call) => {
    const { simulator, appid, body } = call;
    const openid = personOf(call, body['touser']).openids[appid] ?? '';
    const { official, weChat } = simulator.state.memories;
    if (!weChat.template(appid, body['template_id'])) throw new VendorError(40037, 'invalid template_id');
    if (!isObject(body['data'])) throw new VendorError(47001, 'data format error');
    const follower = official.follower(appid, openid);
    if (!follower?.isFollowing) throw new VendorError(43004, 'require subscribe');
    const clientId = body['client_msg_id'];
    const earlier = weChat.received(appid, openid).find(({ content }) => clientId && content['client_msg_id'] === clientId);
    // The same client_msg_id is delivered once; that the first msgid is the answer is inferred.
    if (earlier) return { msgid: Number(earlier.id) };
    const msgid = randomInt(1_000_000_000, 4_000_000_000);
    const status = follower.isBlocking ? 'failed:user block' : 'success';
    const finished = toAccount(simulator, appid, openid, {
      MsgType: 'event',
      Event: 'TEMPLATESENDJOBFINISH',
      MsgID: msgid,
      Status: status,
    });
    const { template_id, url, miniprogram, data } = body;
    const content = { template_id, url, miniprogram, data, client_msg_id: clientId };
    const message = { id: String(msgid), appid, openid, kind: 'template', content, at: simulator.clock.wallSeconds() } as const;
    if (follower.isBlocking) simulator.commit(...finished);
    else simulator.commit({ type: 'weChatMessage', message }, ...finished);
    return { msgid };
  },
};
