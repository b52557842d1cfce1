import { derivedId } from '../core/ids';
import { VendorError } from '../http/vendorError';
import type { WeComCall, WeComRoute } from '../http/weComRoute';
import { isCustomer } from './customers/relation';

/** GET /cgi-bin/auth/getuserinfo: who stands behind an OAuth code. The code lives five minutes and is spent here. */
export const getUserInfo: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/auth/getuserinfo',
  isUncounted: (simulator, query) => simulator.codes.peek('oauth', query.get('code') ?? '').outcome === 'ok',
  handle: (call) => {
    const { simulator, app, query } = call;
    const value = query.get('code') ?? '';
    const redeemed = simulator.codes.peek('oauth', value);
    if (redeemed.outcome !== 'ok') throw new VendorError(40029, 'invalid code');
    if (!app.trustedDomains.includes(redeemed.code.redirectHost)) throw new VendorError(50001, 'redirect_url not in trusted domain');
    simulator.codes.use(value);
    const { who } = redeemed.code;
    return 'userid' in who ? { userid: who.userid } : outsider(call, who.unionid);
  },
};

/** Who is no member has an openid for this corp, and an external_userid only for an app that sees somebody who follows him (wecom-api §5.2). */
function outsider(call: WeComCall, unionid: string): Record<string, unknown> {
  const { directory } = call.simulator.state;
  const person = directory.personsByUnionid.get(unionid);
  const openid = derivedId('o', directory.world.corp.corpid, unionid);
  return person && isCustomer(call, person) ? { openid, external_userid: person.externalUserId } : { openid };
}
