import { randomId } from '../core/ids';
import { VendorError } from '../http/vendorError';
import { personOf, type WeChatRoute } from './weChatRoute';

const ACTIVE_SECONDS = 2 * 3600;
const NORMAL = 100;
const LENGTH_MOST = 2500;

/** POST /wxa/msg_sec_check, version 2: only for somebody who used the mini-program within two hours (wecom-api §13.7). */
export const checkText: WeChatRoute = {
  method: 'POST',
  path: '/wxa/msg_sec_check',
  handle: (call) => {
    const { simulator, appid, body } = call;
    const { content, scene, version } = body;
    if (typeof content !== 'string' || content === '') throw new VendorError(44002, 'empty post data');
    if (content.length > LENGTH_MOST || version !== 2) throw new VendorError(47001, 'data format error');
    if (![1, 2, 3, 4].includes(scene as number)) throw new VendorError(40129, 'invalid scene');
    const openid = personOf(call, body['openid']).openids[appid] ?? '';
    const session = simulator.state.memories.weChat.session(appid, openid);
    if (!session || simulator.clock.seconds() - session.at > ACTIVE_SECONDS) throw new VendorError(61010, 'code is expired');
    const hit = simulator.state.memories.weChat.riskyWords.find(({ word }) => content.includes(word));
    const { suggest, label } = hit ?? { suggest: 'pass', label: NORMAL };
    const detail = { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 };
    const keyword = hit ? [{ strategy: 'keyword', errcode: 0, suggest, label, level: 20, keyword: hit.word }] : [];
    return { result: { suggest, label }, detail: [detail, ...keyword], trace_id: randomId(12) };
  },
};
