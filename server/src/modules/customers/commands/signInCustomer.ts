import { audit } from '../../../platform/audit';
import { beginSession } from '../../../platform/auth/sessions';
import { AppError } from '../../../platform/http/AppError';
import { identityOfLoginCode, WechatError } from '../../../wechat';
import { personOfWechatUser } from '../personOfWechatUser';

/** Mini-program login: the code is exchanged at WeChat; openid and unionid lead to one person. */
export async function signInCustomer({ jsCode }: { jsCode: string }): Promise<{ token: string; expiresAt: string; maskedName: string }> {
  const identity = await identityOfLoginCode(jsCode).catch((cause: unknown) => {
    throw new AppError(cause instanceof WechatError ? 'SIGNIN_CODE_INVALID' : 'VENDOR_UNAVAILABLE', { cause });
  });
  const person = await personOfWechatUser(identity);
  const { token, expiresAt } = await beginSession('customer', person._id, 'weapp');
  await audit({ actor: { kind: 'customer', id: person._id }, action: 'begin:CustomerSession', subjects: [`Customer/${person._id}`] });
  return { token, expiresAt: expiresAt.toISOString(), maskedName: person.maskedName };
}
