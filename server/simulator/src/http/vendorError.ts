import { randomBytes } from 'node:crypto';
import { realSeconds } from '../core/clock';

/** A business refusal. The vendors answer it with HTTP 200 and an errcode; the text is for people, never a contract. */
export class VendorError extends Error {
  constructor(
    readonly errcode: number,
    text: string,
    /** Further fields of the reply, as `invaliduser` beside 81013. */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(text);
  }
}

/** WeCom's refusal with the tail that real replies carry. */
export function weComRefusal(error: VendorError, address: string): Record<string, unknown> {
  const hint = `${realSeconds()}_${randomBytes(2).readUInt16BE()}_${randomBytes(16).toString('hex')}`;
  const more = `https://open.work.weixin.qq.com/devtool/query?e=${error.errcode}`;
  return { errcode: error.errcode, errmsg: `${error.message}, hint: [${hint}], from ip: ${address}, more info at ${more}`, ...error.extra };
}

/** WeChat's refusal, which ends with a request id instead. */
export function weChatRefusal(error: VendorError): Record<string, unknown> {
  const rid = [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-');
  return { errcode: error.errcode, errmsg: `${error.message} rid: ${rid}`, ...error.extra };
}
