import { randomId } from '../core/ids';
import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import { personOf, type WeChatRoute } from '../wechat/weChatRoute';
import { leavesAfterWriting } from './writing';

const KINDS = ['text', 'image', 'voice', 'video', 'music', 'news', 'mpnews', 'mpnewsarticle', 'msgmenu', 'wxcard', 'miniprogrampage'];

/** POST /cgi-bin/message/custom/send: only for some time after an act of the user, and so many (45015, 45047). */
export const sendCustomMessage: WeChatRoute = {
  method: 'POST',
  path: '/cgi-bin/message/custom/send',
  handle: (call) => {
    const { simulator, appid, body } = call;
    const openid = personOf(call, body['touser']).openids[appid] ?? '';
    const msgtype = body['msgtype'];
    if (typeof msgtype !== 'string' || !KINDS.includes(msgtype)) throw new VendorError(40008, 'invalid message type');
    const content = body[msgtype];
    if (!isObject(content) || (msgtype === 'text' && !content['content'])) throw new VendorError(44004, 'empty content');
    const follower = simulator.state.memories.official.follower(appid, openid);
    const leaves = leavesAfterWriting(follower?.isFollowing ? follower.leaves : [], simulator.clock.seconds());
    if (!follower || leaves === 45015) throw new VendorError(45015, 'response out of time limit or subscription is canceled');
    if (leaves === 45047) throw new VendorError(45047, 'out of response count limit');
    const message = { id: randomId(12), appid, openid, kind: 'custom', content: { msgtype, [msgtype]: content } } as const;
    simulator.commit(
      { type: 'follower', follower: { ...follower, leaves } },
      { type: 'weChatMessage', message: { ...message, at: simulator.clock.wallSeconds() } },
    );
    return {};
  },
};
