import Taro from '@tarojs/taro';
import { ApiError, createClient } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import type { RouteId } from '@yinqiao/shared/contracts/routes';
import { isWeapp } from './target';
import { dropToken, keepToken, readToken } from './token';
import { transport } from './transport';

const client = createClient(transport, isWeapp ? 'weapp' : 'h5');

/** What an endpoint is given; parts it does not have are left out. */
export type Input<K extends RouteId> = Parameters<typeof client.call<K>>[1];

let signingIn: Promise<void> | undefined;

async function signInByWeChat(): Promise<void> {
  const { code } = await Taro.login();
  const { token } = await client.call('customers.signIn', { body: { jsCode: code } });
  keepToken(token);
}

/** Several pages may find the session gone at once: they share one sign-in. */
function signIn(): Promise<void> {
  signingIn ??= signInByWeChat().finally(() => (signingIn = undefined));
  return signingIn;
}

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'SESSION_MISSING' || error.code === 'SESSION_EXPIRED');

/**
 * The typed client. In WeChat a missing or expired session is renewed without a word; H5 has no login of its own, so there
 * the refusal reaches the page.
 */
export async function call<K extends RouteId>(id: K, input: Input<K>): Promise<Api[K]['data']> {
  if (isWeapp && id !== 'customers.signOut' && !readToken()) await signIn();
  try {
    return await client.call(id, input);
  } catch (error) {
    if (!isWeapp || !isSignedOut(error)) throw error;
    dropToken();
    await signIn();
    return client.call(id, input);
  }
}
