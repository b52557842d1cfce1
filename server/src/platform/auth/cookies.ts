import type { Context } from 'koa';
import { currentEnv } from '../env/currentEnv';
import type { SessionClient } from './sessions';

/** One cookie a client, so that three people can be signed in at once in three places of one browser. */
const cookieOf = (client: SessionClient): string => `yq_${client}`;

export function setSessionCookie(context: Context, client: SessionClient, token: string, expiresAt: Date): void {
  setCookie(context, client, token, { httpOnly: true, expires: expiresAt });
}

export function clearSessionCookie(context: Context, client: SessionClient): void {
  setCookie(context, client, null, {});
}

function setCookie(context: Context, client: SessionClient, value: string | null, options: { httpOnly?: boolean; expires?: Date }): void {
  const secure = currentEnv().publicBaseUrl.startsWith('https:');
  // TLS ends at the proxy: the connection that arrives here is plain whatever people came by.
  context.cookies.secure = secure;
  context.cookies.set(cookieOf(client), value, { ...options, sameSite: secure ? 'none' : 'lax', secure, path: '/' });
}

/** The token a request carries for a client: the mini-program sends it as a bearer, the pages as a cookie. */
export function tokenOf(context: Context, client: SessionClient): string | undefined {
  if (client !== 'weapp') return context.cookies.get(cookieOf(client));
  return /^Bearer (\S+)$/.exec(context.get('Authorization'))?.[1];
}
