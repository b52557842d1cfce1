import type { Context } from 'koa';
import { currentEnv } from '../env/currentEnv';
import type { SessionClient } from './sessions';

/** One cookie a client, so that three people can be signed in at once in three places of one browser. */
const cookieOf = (client: SessionClient): string => `yq_${client}`;

export function setSessionCookie(context: Context, client: SessionClient, token: string, expiresAt: Date): void {
  const secure = currentEnv().publicBaseUrl.startsWith('https:');
  context.cookies.set(cookieOf(client), token, {
    httpOnly: true,
    sameSite: secure ? 'none' : 'lax',
    secure,
    path: '/',
    expires: expiresAt,
  });
}

export function clearSessionCookie(context: Context, client: SessionClient): void {
  context.cookies.set(cookieOf(client), null, { path: '/' });
}

/** The token a request carries for a client: the mini-program sends it as a bearer, the pages as a cookie. */
export function tokenOf(context: Context, client: SessionClient): string | undefined {
  if (client !== 'weapp') return context.cookies.get(cookieOf(client));
  return /^Bearer (\S+)$/.exec(context.get('Authorization'))?.[1];
}
