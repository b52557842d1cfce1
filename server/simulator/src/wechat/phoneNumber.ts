import { VendorError } from '../http/vendorError';
import type { WeChatRoute } from './weChatRoute';

/** POST /wxa/business/getuserphonenumber: the code of the getPhoneNumber button, five minutes, once (wecom-api §13.4). */
export const getPhoneNumber: WeChatRoute = {
  method: 'POST',
  path: '/wxa/business/getuserphonenumber',
  handle: ({ simulator, appid, body }) => {
    const { code } = body;
    if (typeof code !== 'string' || code === '') throw new VendorError(41008, 'missing code');
    const redeemed = simulator.codes.peek('phone', code);
    if (redeemed.outcome !== 'ok' || redeemed.code.appid !== appid) throw new VendorError(40029, 'invalid code');
    simulator.codes.use(code);
    const { phoneNumber } = redeemed.code;
    return {
      phone_info: {
        phoneNumber,
        purePhoneNumber: phoneNumber,
        countryCode: '86',
        watermark: { timestamp: simulator.clock.wallSeconds(), appid },
      },
    };
  },
};
