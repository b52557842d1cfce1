import { randomBytes } from 'node:crypto';
import type Router from '@koa/router';
import type { Simulator } from '../core/simulator';
import { VendorError } from '../http/vendorError';
import { checkAccount } from './checkAccount';

/** GET /sns/jscode2session. A success carries no errcode, as the vendor's does not. */
export function mountJsCodeToSession(router: Router, simulator: Simulator): void {
  router.get('/sns/jscode2session', (context) => {
    const query = context.URL.searchParams;
    const { appid } = checkAccount(simulator, query.get('appid'), query.get('secret'));
    if (query.get('grant_type') !== 'authorization_code') throw new VendorError(40002, 'invalid grant_type');
    const value = query.get('js_code');
    if (!value) throw new VendorError(41008, 'missing code');
    const redeemed = simulator.codes.peek('miniprogram', value);
    if (redeemed.outcome === 'used') throw new VendorError(40163, 'code been used');
    const person =
      redeemed.outcome === 'ok' && redeemed.code.appid === appid && simulator.state.directory.personsByUnionid.get(redeemed.code.unionid);
    if (!person) throw new VendorError(40029, 'invalid code');
    simulator.codes.use(value);
    const { openids, unionid } = person;
    const openid = openids[appid] ?? '';
    const sessionKey = randomBytes(16).toString('base64');
    simulator.commit({ type: 'weChatSession', session: { appid, openid, sessionKey, at: simulator.clock.seconds() } });
    context.body = { openid, session_key: sessionKey, unionid };
  });
}
