import { createHmac } from 'node:crypto';
import { VendorError } from '../http/vendorError';
import { personOf, type WeChatRoute } from './weChatRoute';

/** GET /wxa/checksession: whether this is still the person's session_key, told by its HMAC of nothing (wecom-api §13.3). */
export const checkSession: WeChatRoute = {
  method: 'GET',
  path: '/wxa/checksession',
  handle: (call) => {
    const { simulator, appid, query } = call;
    const openid = personOf(call, query.get('openid')).openids[appid] ?? '';
    const session = simulator.state.memories.weChat.session(appid, openid);
    const expected = session && createHmac('sha256', session.sessionKey).update('').digest('hex');
    if (query.get('sig_method') !== 'hmac_sha256' || !expected || query.get('signature') !== expected)
      throw new VendorError(87009, 'invalid signature');
    return {};
  },
};
