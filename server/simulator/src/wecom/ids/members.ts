import { VendorError } from '../../http/vendorError';
import type { WeComRoute } from '../../http/weComRoute';
import { needText } from '../fields';
import { memberInScope } from '../scope';
import { corpOpenid } from './corpOpenid';

/** POST user/convert_to_openid: the openid a member is paid by. */
export const useridToOpenid: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/user/convert_to_openid',
  handle: (call) => ({ openid: corpOpenid(call.simulator, memberInScope(call, call.body['userid']).userid) }),
};

/** POST user/convert_to_userid: whose openid it is. */
export const openidToUserid: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/user/convert_to_userid',
  handle: ({ simulator, body }) => {
    const openid = needText(body, 'openid');
    const member = simulator.state.directory.contacts.all.find(({ userid }) => corpOpenid(simulator, userid) === openid);
    if (!member) throw new VendorError(43004, 'userid not bound to a WeChat account');
    return { userid: member.userid };
  },
};
