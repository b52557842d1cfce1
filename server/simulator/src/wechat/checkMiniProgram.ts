import type { Simulator } from '../core/simulator';
import { VendorError } from '../http/vendorError';
import type { MiniProgram } from '../world/types';

/** The mini-program whose appid and secret these are; WeChat's own codes otherwise. */
export function checkMiniProgram(simulator: Simulator, appid: string | null, secret: string | null): MiniProgram {
  if (!appid) throw new VendorError(41002, 'appid missing');
  if (!secret) throw new VendorError(41004, 'appsecret missing');
  const miniprogram = simulator.state.directory.miniprograms.get(appid);
  if (!miniprogram) throw new VendorError(40013, 'invalid appid');
  if (miniprogram.secret !== secret) throw new VendorError(40125, 'invalid appsecret');
  return miniprogram;
}
