import { VendorError } from '../http/vendorError';
import type { WeComRoute } from '../http/weComRoute';

/** GET /cgi-bin/auth/getuserinfo: who stands behind an OAuth code. The code lives five minutes and is spent here. */
export const getUserInfo: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/auth/getuserinfo',
  isUncounted: (simulator, query) => simulator.codes.peek('oauth', query.get('code') ?? '').outcome === 'ok',
  handle: ({ simulator, app, query }) => {
    const value = query.get('code') ?? '';
    const redeemed = simulator.codes.peek('oauth', value);
    if (redeemed.outcome !== 'ok') throw new VendorError(40029, 'invalid code');
    if (!app.trustedDomains.includes(redeemed.code.redirectHost)) throw new VendorError(50001, 'redirect_url not in trusted domain');
    simulator.codes.use(value);
    return { userid: redeemed.code.userid };
  },
};
