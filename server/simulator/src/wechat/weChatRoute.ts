import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../core/simulator';
import { isObject, readBody } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import type { Person } from '../world/types';

type Body = Record<string, unknown>;

export interface WeChatCall {
  simulator: Simulator;
  /** Of the mini-program or official account whose token it is. */
  appid: string;
  query: URLSearchParams;
  body: Body;
}

/** A vendor call of WeChat with an access token. */
export interface WeChatRoute {
  method: 'GET' | 'POST';
  path: string;
  handle: (call: WeChatCall) => Body | { picture: Buffer };
}

const BODY_LIMIT = 1024 * 1024;

/** Mounts one call. The order of what is asked is that of WeCom's calls (wecom-api §14.1): token, method, quota, body. */
export function mountWeChatRoute(router: Router, simulator: Simulator, route: WeChatRoute): void {
  router.all(route.path, async (context) => {
    const query = context.URL.searchParams;
    const appid = appidOf(simulator, query.get('access_token'));
    if (context.method !== route.method) throw new VendorError(route.method === 'POST' ? 43002 : 43001, `require ${route.method} method`);
    if (!simulator.weChatQuotas.take(appid, route.path, simulator.clock.seconds()))
      throw new VendorError(45009, 'reach max api daily quota limit');
    const body = route.method === 'POST' ? await readJson(context) : {};
    const answer = route.handle({ simulator, appid, query, body });
    if (!('picture' in answer)) context.body = { errcode: 0, errmsg: 'ok', ...answer };
    else {
      context.type = 'image/png';
      context.body = answer['picture'];
    }
  });
}

/** The person an account calls by that openid (40003 for a stranger). */
export function personOf({ simulator, appid }: WeChatCall, openid: unknown): Person {
  const person = typeof openid === 'string' ? simulator.state.directory.personByOpenid(appid, openid) : undefined;
  if (!person) throw new VendorError(40003, 'invalid openid');
  return person;
}

function appidOf(simulator: Simulator, token: string | null): string {
  if (!token) throw new VendorError(41001, 'access_token missing');
  const credential = simulator.state.credentialsByValue.get(token);
  if (credential?.kind !== 'weChatToken')
    throw new VendorError(
      40001,
      'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken',
    );
  if (credential.expiresAt <= simulator.clock.seconds()) throw new VendorError(42001, 'access_token expired');
  return credential.owner;
}

async function readJson(context: Context): Promise<Body> {
  try {
    const body: unknown = JSON.parse(await readBody(context.req, BODY_LIMIT));
    if (isObject(body)) return body;
  } catch {
    // Falls through: unreadable and not an object are the same fault.
  }
  throw new VendorError(47001, 'data format error');
}
