import type { Simulator } from '../core/simulator';
import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import { personOf, type WeChatCall, type WeChatRoute } from '../wechat/weChatRoute';

const PER_PAGE = 10_000;
const BATCH_MOST = 100;

/** GET /cgi-bin/user/info: no nickname and no picture any more; only `subscribe` of who does not follow. */
export const getUserInfo: WeChatRoute = {
  method: 'GET',
  path: '/cgi-bin/user/info',
  handle: (call) => infoOf(call, call.query.get('openid')),
};

/** POST /cgi-bin/user/info/batchget: up to a hundred. */
export const batchGetUserInfo: WeChatRoute = {
  method: 'POST',
  path: '/cgi-bin/user/info/batchget',
  handle: (call) => {
    const list = call.body['user_list'];
    if (!Array.isArray(list) || list.length === 0 || list.length > BATCH_MOST) throw new VendorError(40032, 'invalid openid list size');
    return { user_info_list: list.map((one: unknown) => infoOf(call, isObject(one) ? one['openid'] : undefined)) };
  },
};

/** GET /cgi-bin/user/get: the openids of who follows, 10,000 after the one named. */
export const listUsers: WeChatRoute = {
  method: 'GET',
  path: '/cgi-bin/user/get',
  handle: ({ simulator, appid, query }) => {
    const openids = simulator.state.memories.official.followersOf(appid).map(({ openid }) => openid);
    const after = query.get('next_openid');
    if (after && !openids.includes(after)) throw new VendorError(40003, 'invalid openid');
    const start = after ? openids.indexOf(after) + 1 : 0;
    const openid = openids.slice(start, start + PER_PAGE);
    const next_openid = openid.at(-1) ?? '';
    return { total: openids.length, count: openid.length, ...(openid.length > 0 && { data: { openid } }), next_openid };
  },
};

function infoOf(call: WeChatCall, asked: unknown): Record<string, unknown> {
  const { simulator, appid } = call;
  const { openids, unionid } = personOf(call, asked);
  const openid = openids[appid] ?? '';
  const follower = followerOf(simulator, appid, openid);
  if (!follower) return { subscribe: 0, openid };
  const { since, scene, qrScene, tagIds } = follower;
  return {
    subscribe: 1,
    openid,
    language: 'zh_CN',
    subscribe_time: since,
    unionid,
    remark: '',
    groupid: tagIds[0] ?? 0,
    tagid_list: tagIds,
    subscribe_scene: scene,
    qr_scene: /^\d+$/.test(qrScene) ? Number(qrScene) : 0,
    qr_scene_str: /^\d+$/.test(qrScene) ? '' : qrScene,
  };
}

function followerOf(simulator: Simulator, appid: string, openid: string) {
  const follower = simulator.state.memories.official.follower(appid, openid);
  return follower?.isFollowing ? follower : undefined;
}
