import type Router from '@koa/router';
import type { Simulator } from '../core/simulator';
import { isObject, readBody } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import { checkAccount } from './checkAccount';

/** POST /cgi-bin/stable_token: the same token for every caller until it ends. */
export function mountStableToken(router: Router, simulator: Simulator): void {
  router.all('/cgi-bin/stable_token', async (context) => {
    if (context.method !== 'POST') throw new VendorError(43002, 'require POST method');
    const body = parse(await readBody(context.req, 65_536));
    if (body['grant_type'] !== 'client_credential') throw new VendorError(40002, 'invalid grant_type');
    const { appid } = checkAccount(simulator, text(body['appid']), text(body['secret']));
    const { value, expiresIn } = simulator.issue('weChatToken', appid);
    context.body = { access_token: value, expires_in: expiresIn };
  });
}

function parse(json: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(json);
    if (isObject(body)) return body;
  } catch {
    // Falls through: unreadable and not an object are the same fault.
  }
  throw new VendorError(47001, 'data format error');
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
