import { currentEnv } from '../platform/env/currentEnv';
import { callJson } from '../platform/http-client/httpClient';
import { lender } from '../platform/vendor';
import { number, string } from './reply';
import { WecomError } from './WecomError';

/** One secret, one app, one token (wecom-api 2.1). A repeated request within its time gives the same one. */
export const accessToken = lender(
  () => `wecom/access_token/${account()}`,
  async () => {
    const { wecomApiBase, wecom } = currentEnv();
    const url = new URL(`${wecomApiBase}/cgi-bin/gettoken`);
    url.searchParams.set('corpid', wecom.corpId);
    url.searchParams.set('corpsecret', wecom.secret);
    const reply = (await callJson('GET', url)) as Record<string, unknown>;
    const errcode = Number(reply['errcode'] ?? 0);
    if (errcode !== 0) throw new WecomError(errcode, 'gettoken');
    return { value: string.parse(reply['access_token']), expiresIn: number.parse(reply['expires_in']) };
  },
);

/** The corp and the app that speak. */
export function account(): string {
  const { corpId, agentId } = currentEnv().wecom;
  return `${corpId}/${agentId}`;
}
