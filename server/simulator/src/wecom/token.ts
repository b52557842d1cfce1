import type Router from '@koa/router';
import type { Simulator } from '../core/simulator';
import { checkAddress } from '../http/weComRoute';
import { VendorError } from '../http/vendorError';
import type { App } from '../world/types';

/** GET /cgi-bin/gettoken: one secret, one app, one token until it ends. */
export function mountGetToken(router: Router, simulator: Simulator): void {
  router.get('/cgi-bin/gettoken', (context) => {
    const app = appOf(simulator, context.URL.searchParams, context.ip);
    const { value, expiresIn } = simulator.issue('accessToken', String(app.agentid));
    context.body = { errcode: 0, errmsg: 'ok', access_token: value, expires_in: expiresIn };
  });
}

function appOf(simulator: Simulator, query: URLSearchParams, ip: string): App {
  const now = simulator.clock.seconds();
  if (simulator.limits.isBanned(ip, now)) throw new VendorError(45009, 'api freq out of limit, too many invalid secrets');
  const corpid = query.get('corpid');
  const secret = query.get('corpsecret');
  if (!corpid) throw new VendorError(41002, 'corpid missing');
  if (!secret) throw new VendorError(41004, 'corpsecret missing');
  const { directory } = simulator.state;
  if (corpid !== directory.world.corp.corpid) throw new VendorError(40013, 'invalid corpid');
  const app = directory.appsBySecret.get(secret);
  if (!app) {
    simulator.limits.countBadSecret(ip, now);
    throw new VendorError(40001, 'invalid credential');
  }
  checkAddress(app, ip);
  if (!app.enabled) throw new VendorError(50003, 'app is disabled');
  const call = { path: '/cgi-bin/gettoken', ip, agentid: app.agentid, own: [] };
  if (simulator.limits.isOver(call, now)) throw new VendorError(45009, 'api freq out of limit');
  return app;
}
