import { VendorError } from '../http/vendorError';
import type { WeChatRoute } from './weChatRoute';

/** POST /cgi-bin/openapi/quota/get: how much of the day's share of one path is left. */
export const getQuota: WeChatRoute = {
  method: 'POST',
  path: '/cgi-bin/openapi/quota/get',
  handle: ({ simulator, appid, body }) => {
    const path = body['cgi_path'];
    if (typeof path !== 'string' || !path.startsWith('/')) throw new VendorError(76021, 'cgi_path not found');
    return { quota: simulator.weChatQuotas.state(appid, path, simulator.clock.seconds()) };
  },
};

/** POST /cgi-bin/clear_quota: ten times a month. */
export const clearQuota: WeChatRoute = {
  method: 'POST',
  path: '/cgi-bin/clear_quota',
  handle: ({ simulator, appid, body }) => {
    if (body['appid'] !== appid) throw new VendorError(40013, 'invalid appid');
    if (!simulator.weChatQuotas.clear(appid, simulator.clock.seconds()))
      throw new VendorError(48006, 'forbid to clear quota because of reaching the limit');
    return {};
  },
};
