import { randomId } from '../core/ids';
import { VendorError } from '../http/vendorError';
import { misfitOfData } from './subscribeData';
import { personOf, type WeChatRoute } from './weChatRoute';

const STATES = ['developer', 'trial', 'formal'];

/** POST /cgi-bin/message/subscribe/send: each one uses up one consent of the person (43101 without). */
export const sendSubscribeMessage: WeChatRoute = {
  method: 'POST',
  path: '/cgi-bin/message/subscribe/send',
  handle: (call) => {
    const { simulator, appid, body } = call;
    const { weChat } = simulator.state.memories;
    const openid = personOf(call, body['touser']).openids[appid] ?? '';
    const template = weChat.template(appid, body['template_id']);
    if (!template) throw new VendorError(40037, 'invalid template_id');
    const { page, miniprogram_state = 'formal' } = body;
    if (page !== undefined && (typeof page !== 'string' || page.startsWith('/'))) throw new VendorError(41030, 'invalid page');
    if (!STATES.includes(miniprogram_state as string)) throw new VendorError(40097, 'invalid args, miniprogram_state');
    const misfit = misfitOfData(template.keys, body['data']);
    if (misfit) throw new VendorError(47003, `argument invalid! data.${misfit}.value invalid`);
    const { templateId } = template;
    const left = weChat.consentsLeft(appid, openid, templateId);
    if (left <= 0) throw new VendorError(43101, 'user refuse to accept the msg');
    const content = { template_id: templateId, page, data: body['data'] };
    const message = { id: randomId(12), appid, openid, kind: 'subscribe', content, at: simulator.clock.wallSeconds() } as const;
    simulator.commit({ type: 'subscribeConsent', appid, openid, templateId, left: left - 1 }, { type: 'weChatMessage', message });
    return {};
  },
};
