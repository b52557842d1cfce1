import type { Simulator } from '../core/simulator';
import { VendorError } from '../http/vendorError';
import type { MiniProgram, OfficialAccount } from '../world/types';

/** The mini-program or official account whose appid and secret these are; WeChat's own codes otherwise. */
export function checkAccount(simulator: Simulator, appid: string | null, secret: string | null): MiniProgram | OfficialAccount {
  if (!appid) throw new VendorError(41002, 'appid missing');
  if (!secret) throw new VendorError(41004, 'appsecret missing');
  const { miniprograms, world } = simulator.state.directory;
  const account = miniprograms.get(appid) ?? world.officialAccounts?.find((one) => one.appid === appid);
  if (!account) throw new VendorError(40013, 'invalid appid');
  if (account.secret !== secret) throw new VendorError(40125, 'invalid appsecret');
  return account;
}
