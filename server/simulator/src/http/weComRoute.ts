import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../core/simulator';
import type { App } from '../world/types';
import { isObject, readBody } from './readBody';
import { VendorError } from './vendorError';

type Body = Record<string, unknown>;

export interface WeComCall {
  simulator: Simulator;
  app: App;
  query: URLSearchParams;
  body: Body;
}

export interface WeComRoute {
  method: 'GET' | 'POST';
  path: string;
  /** Whether only apps callable for 客户联系 may use it. */
  externalContact?: boolean;
  handle: (call: WeComCall) => Body;
}

interface Draft {
  simulator: Simulator;
  route: WeComRoute;
  token: string;
  app?: App;
}

const BODY_LIMIT = 1024 * 1024;

/** What every call is asked, in this order, before its own fields are looked at. */
const CHECKS: readonly ((draft: Draft) => void)[] = [tokenPresent, tokenKnown, tokenRunning, appEnabled, appPermitted];

/** Mounts one vendor call that wants an access token. A refusal is thrown as VendorError. */
export function mountWeComRoute(router: Router, simulator: Simulator, route: WeComRoute): void {
  router.all(route.path, async (context) => {
    const query = context.URL.searchParams;
    const draft: Draft = { simulator, route, token: query.get('access_token') ?? '' };
    CHECKS.forEach((check) => check(draft));
    const body = route.method === 'POST' ? await readJson(context) : {};
    context.body = { errcode: 0, errmsg: 'ok', ...route.handle({ simulator, app: draft.app as App, query, body }) };
  });
}

function tokenPresent({ token }: Draft): void {
  if (!token) throw new VendorError(41001, 'access_token missing');
}

function tokenKnown(draft: Draft): void {
  const credential = draft.simulator.state.credentialsByValue.get(draft.token);
  if (credential?.kind !== 'accessToken') throw new VendorError(40014, 'invalid access_token');
  draft.app = draft.simulator.state.directory.appsByAgentId.get(Number(credential.owner));
  if (!draft.app) throw new VendorError(40014, 'invalid access_token');
}

function tokenRunning({ simulator, token }: Draft): void {
  const credential = simulator.state.credentialsByValue.get(token);
  if (!credential || credential.expiresAt <= simulator.clock.seconds()) throw new VendorError(42001, 'access_token expired');
}

function appEnabled({ app }: Draft): void {
  if (!app?.enabled) throw new VendorError(50003, 'app is disabled');
}

function appPermitted({ app, route }: Draft): void {
  if (route.externalContact && !app?.externalContact) throw new VendorError(48002, 'api forbidden');
}

async function readJson(context: Context): Promise<Body> {
  if (context.method !== 'POST') throw new VendorError(40058, 'invalid Request Parameter, POST expected');
  try {
    const body: unknown = JSON.parse(await readBody(context.req, BODY_LIMIT));
    if (isObject(body)) return body;
  } catch {
    // Falls through: to the vendor a body it cannot read is one and the same fault.
  }
  throw new VendorError(40058, 'invalid Request Parameter. Warning: wrong json format.');
}
