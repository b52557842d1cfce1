import type Router from '@koa/router';
import type { Context, Next } from 'koa';
import type { Simulator } from '../core/simulator';
import type { ApiLimit } from '../limits/callLimits';
import type { App } from '../world/types';
import { isObject, readBody } from './readBody';
import { readUpload, type Upload } from './readUpload';
import { VendorError } from './vendorError';

type Body = Record<string, unknown>;

export interface WeComCall {
  simulator: Simulator;
  app: App;
  query: URLSearchParams;
  body: Body;
  /** The address the simulator was called at, for links in answers. */
  origin: string;
  /** The file of an uploading route. */
  upload?: Upload;
}

/** An answer that is bytes in place of JSON. */
interface Download {
  bytes: Buffer;
  contentType: string;
  filename: string;
}

export interface WeComRoute {
  /** `ANY` where the papers disagree: the query counts for GET, the body for POST. */
  method: 'GET' | 'POST' | 'ANY' | 'UPLOAD';
  path: string;
  /** Whether only apps callable for 客户联系 may use it. */
  externalContact?: boolean;
  /** Its own limits beside those of every API. */
  limits?: readonly ApiLimit[];
  /** Whether this call is not counted (wecom-api §3). */
  isUncounted?: (simulator: Simulator, query: URLSearchParams) => boolean;
  handle: (call: WeComCall) => Body | { download: Download };
}

interface Draft {
  simulator: Simulator;
  route: WeComRoute;
  query: URLSearchParams;
  ip: string;
  token: string;
  app?: App;
}

const BODY_LIMIT = 1024 * 1024;
/** `debug=1` in the address is for trying out, five times a minute (wecom-api §1). */
const DEBUGGING: ApiLimit = { span: 'minute', most: 5, per: 'corp' };

/** What every call is asked, in this order, before its own fields are looked at (wecom-api §14.1). */
const CHECKS: readonly ((draft: Draft) => void)[] = [
  tokenPresent,
  tokenKnown,
  tokenRunning,
  addressTrusted,
  appEnabled,
  appPermitted,
  underLimits,
  uncrowded,
];

/** Mounts one vendor call that wants an access token. A refusal is thrown as VendorError. */
export function mountWeComRoute(router: Router, simulator: Simulator, route: WeComRoute): void {
  router.all(route.path, async (context, next) => {
    const query = context.URL.searchParams;
    const token = query.get('access_token') ?? '';
    if (simulator.state.credentialsByValue.get(token)?.kind === 'weChatToken') return handOn(context, next);
    const draft: Draft = { simulator, route, query, token, ip: context.ip };
    CHECKS.forEach((check) => check(draft));
    const app = draft.app as App;
    const answer = route.handle({
      simulator,
      app,
      query,
      origin: `${context.protocol}://${context.host}`,
      ...(await given(route, context)),
    });
    if ('download' in answer) send(context, answer['download'] as Download);
    else context.body = { errcode: 0, errmsg: 'ok', ...answer };
  });
}

/** Both vendors have such a path: a WeChat token's call is for the route mounted after this one, if there is one. */
async function handOn(context: Context, next: Next): Promise<void> {
  await next();
  if (context.body === undefined) throw new VendorError(40014, 'invalid access_token');
}

async function given(route: WeComRoute, context: Context): Promise<Pick<WeComCall, 'body' | 'upload'>> {
  if (route.method === 'GET') return { body: {} };
  if (route.method === 'UPLOAD') return { body: {}, upload: await readUpload(context) };
  if (route.method === 'ANY' && context.method === 'GET') return { body: Object.fromEntries(context.URL.searchParams) };
  const body = await readJson(context);
  Object.assign(context.state, { body });
  return { body };
}

function send(context: Context, { bytes, contentType, filename }: Download): void {
  context.set('content-disposition', `attachment; filename="${encodeURIComponent(filename)}"`);
  context.type = contentType;
  context.body = bytes;
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

function addressTrusted({ app, ip }: Draft): void {
  if (app) checkAddress(app, ip);
}

/** An app without a list trusts every address; a list names the only ones. */
export function checkAddress(app: App, ip: string): void {
  if (app.trustedIps && !app.trustedIps.includes(ip)) throw new VendorError(60020, 'not allow to access from your ip');
}

function appEnabled({ app }: Draft): void {
  if (!app?.enabled) throw new VendorError(50003, 'app is disabled');
}

function appPermitted({ app, route }: Draft): void {
  if (route.externalContact && !app?.externalContact) throw new VendorError(48002, 'api forbidden');
}

function underLimits({ simulator, route, query, ip, app }: Draft): void {
  if (!app || route.isUncounted?.(simulator, query)) return;
  const call = {
    path: route.path,
    ip,
    agentid: app.agentid,
    own: [...(route.limits ?? []), ...(query.get('debug') === '1' ? [DEBUGGING] : [])],
  };
  if (simulator.limits.isOver(call, simulator.clock.seconds())) throw new VendorError(45009, 'api freq out of limit');
}

function uncrowded({ simulator, route }: Draft): void {
  if (simulator.limits.isCrowded(route.path)) throw new VendorError(45033, 'api concurrent out of limit');
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
