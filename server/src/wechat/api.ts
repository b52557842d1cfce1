import { currentEnv } from '../platform/env/currentEnv';
import { callJson } from '../platform/http-client/httpClient';

/** A refusal by WeChat; success replies often omit errcode. */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    api: string,
  ) {
    super(`${api} answered errcode ${errcode}`);
    this.name = 'WechatError';
  }
}

/** What a mini-program login code stands for. The session key stays here. @throws WechatError 40029 for an invalid or used code */
export async function identityOfLoginCode(jsCode: string): Promise<{ openId: string; unionId: string | null }> {
  const { wechatApiBase, wechat } = currentEnv();
  const url = new URL(`${wechatApiBase}/sns/jscode2session`);
  url.searchParams.set('appid', wechat.appId);
  url.searchParams.set('secret', wechat.secret);
  url.searchParams.set('js_code', jsCode);
  url.searchParams.set('grant_type', 'authorization_code');
  const reply = (await callJson('GET', url)) as Record<string, unknown>;
  const errcode = Number(reply['errcode'] ?? 0);
  if (errcode !== 0) throw new WechatError(errcode, 'jscode2session');
  return { openId: String(reply['openid']), unionId: typeof reply['unionid'] === 'string' ? reply['unionid'] : null };
}
