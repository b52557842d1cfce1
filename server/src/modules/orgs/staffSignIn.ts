import { createHash, randomBytes } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from 'koa';
import { refuse } from '../../platform/access';
import { audit } from '../../platform/audit';
import { beginSession, type SessionClient } from '../../platform/auth/sessions';
import { setSessionCookie } from '../../platform/auth/cookies';
import { leaseNow } from '../../platform/clock/clock';
import { currentEnv } from '../../platform/env/currentEnv';
import { AppError } from '../../platform/http/AppError';
import { limitOverAllProcesses } from '../../platform/http/rateLimit';
import { memberOfCode } from '../../wecom';
import { staffByWecomUserId } from './org.reads';
import { OauthStateModel } from './oauthState.model';

/** Where a sign-in may return to, by client: our own entries only. */
const RETURN_PATHS: ReadonlyMap<SessionClient, string> = new Map([
  ['sidebar', '/sidebar.html'],
  ['workbench', '/workbench.html'],
  ['console', '/console.html'],
]);
const STATE_MINUTES = 5;

/** OAuth in the WeCom web-view (wecom-api 5.2): the client is part of the path because a navigation carries no header. */
export function staffSignInRouter(): Router {
  const router = new Router();
  router.get('/auth/:client/start', startSignIn);
  router.get('/auth/:client/return', finishSignIn);
  return router;
}

async function startSignIn(context: Context): Promise<void> {
  const client = clientOf(context);
  const returnTo = allowedReturn(client, text(context.query['return'])) ?? (await refuseReturn(context, client));
  const state = randomBytes(24).toString('hex');
  const browser = randomBytes(24).toString('base64url');
  const expiresAt = new Date(leaseNow().getTime() + STATE_MINUTES * 60_000);
  await OauthStateModel.create([{ _id: digest(state), browser: digest(browser), client, returnTo, expiresAt }]);
  context.cookies.set(browserCookie(client), browser, {
    httpOnly: true,
    sameSite: 'lax',
    path: `/auth/${client}`,
    maxAge: STATE_MINUTES * 60_000,
  });
  context.redirect(authorizeAddress(client, state));
}

function authorizeAddress(client: SessionClient, state: string): string {
  const { wecomOauthBase, wecom, publicBaseUrl } = currentEnv();
  const url = new URL(`${wecomOauthBase}/connect/oauth2/authorize`);
  url.searchParams.set('appid', wecom.corpId);
  url.searchParams.set('redirect_uri', `${publicBaseUrl}/auth/${client}/return`);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('scope', 'snsapi_base');
  url.searchParams.set('state', state);
  url.searchParams.set('agentid', wecom.agentId);
  return `${url.toString()}#wechat_redirect`;
}

async function finishSignIn(context: Context): Promise<void> {
  const client = clientOf(context);
  await limitOverAllProcesses('staffSignIn', context.ip);
  const state = await takeState(context, client);
  const userId = await memberOf(text(context.query['code']));
  const staff = userId ? await staffByWecomUserId(userId) : null;
  if (!staff || staff.status !== 'active') throw new AppError('SIGNIN_STAFF_UNKNOWN');
  const { token, expiresAt } = await beginSession('staff', staff._id, client);
  await audit({
    actor: { kind: 'staff', id: staff._id },
    action: 'begin:StaffSession',
    subjects: [`Staff/${staff._id}`],
    detail: { client },
  });
  setSessionCookie(context, client, token, expiresAt);
  context.redirect(state.returnTo);
}

/** Deleting is taking: a state that was used, is over, or belongs to another browser or client is refused. */
async function takeState(context: Context, client: SessionClient) {
  const state = await OauthStateModel.findOneAndDelete({ _id: digest(text(context.query['state'])) }).lean();
  const browser = context.cookies.get(browserCookie(client)) ?? '';
  const valid = state && state.client === client && state.expiresAt > leaseNow() && state.browser === digest(browser);
  if (!valid) throw new AppError('SIGNIN_STATE_INVALID');
  return state;
}

async function memberOf(code: string): Promise<string | null> {
  if (!code) throw new AppError('SIGNIN_CODE_INVALID');
  try {
    return await memberOfCode(code);
  } catch (cause) {
    throw new AppError('SIGNIN_CODE_INVALID', { cause });
  }
}

function clientOf(context: Context): SessionClient {
  const params = context['params'] as { client?: string };
  const client = params.client as SessionClient | undefined;
  if (!client || !RETURN_PATHS.has(client)) throw new AppError('REQUEST_NOT_FOUND');
  return client;
}

/** Nobody is signed in yet, so whoever tries again and again is kept from filling the trail. @throws AppError SIGNIN_RETURN_FOREIGN */
async function refuseReturn(context: Context, client: SessionClient): Promise<never> {
  await limitOverAllProcesses('staffSignIn', context.ip);
  return refuse({ kind: 'nobody', client }, { action: 'begin:StaffSession', subjects: [], code: 'SIGNIN_RETURN_FOREIGN' });
}

/** The address to return to, or null for anything but the client's own entry on our own host. */
function allowedReturn(client: SessionClient, wanted: string): string | null {
  const entry = RETURN_PATHS.get(client);
  if (!entry) return null;
  if (wanted === '') return entry;
  const base = currentEnv().publicBaseUrl;
  const url = wanted.startsWith('/') && URL.canParse(wanted, base) ? new URL(wanted, base) : null;
  if (!url || url.origin !== new URL(base).origin || url.pathname !== entry) return null;
  return url.pathname + url.search + url.hash;
}

const browserCookie = (client: SessionClient) => `yq_oauth_${client}`;
const digest = (value: string) => createHash('sha256').update(value).digest('base64url');
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
