import type Router from '@koa/router';
import { codePicture } from '../core/codePicture';
import { randomId } from '../core/ids';
import type { Simulator } from '../core/simulator';
import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import type { WeChatRoute } from '../wechat/weChatRoute';

const ACTIONS = ['QR_SCENE', 'QR_STR_SCENE', 'QR_LIMIT_SCENE', 'QR_LIMIT_STR_SCENE'];
const SECONDS = { usual: 60, most: 30 * 86_400 };
const PICTURE_WIDTH = 430;

/** POST /cgi-bin/qrcode/create: a code with a scene, for up to 30 days or for good. */
export const createQrCode: WeChatRoute = {
  method: 'POST',
  path: '/cgi-bin/qrcode/create',
  handle: ({ simulator, appid, body }) => {
    const action = body['action_name'];
    if (typeof action !== 'string' || !ACTIONS.includes(action)) throw new VendorError(40049, 'invalid action_name');
    const info = isObject(body['action_info']) ? body['action_info']['scene'] : undefined;
    const scene = isObject(info) ? (info['scene_str'] ?? info['scene_id']) : undefined;
    if ((typeof scene !== 'string' && typeof scene !== 'number') || !/^.{1,64}$/s.test(String(scene)))
      throw new VendorError(40053, 'invalid action info');
    const asked = Number(body['expire_seconds'] ?? SECONDS.usual);
    const seconds = Math.min(asked > 0 ? asked : SECONDS.usual, SECONDS.most);
    const end = action.includes('LIMIT') ? {} : { expiresAt: simulator.clock.seconds() + seconds };
    const ticket = randomId(72);
    simulator.commit({ type: 'sceneCode', code: { ticket, appid, scene: String(scene), ...end } });
    return { ticket, ...('expiresAt' in end && { expire_seconds: seconds }), url: `http://weixin.qq.com/q/${ticket.slice(0, 20)}` };
  },
};

/** GET /cgi-bin/showqrcode?ticket=: (mp.weixin.qq.com) the picture of such a code. */
export function mountQrPictures(router: Router, simulator: Simulator): void {
  router.get('/cgi-bin/showqrcode', (context) => {
    const code = simulator.state.memories.official.codes.get(context.URL.searchParams.get('ticket') ?? '');
    if (!code) return void (context.status = 404);
    context.type = 'image/png';
    context.body = codePicture(`http://weixin.qq.com/q/${code.ticket.slice(0, 20)}`, PICTURE_WIDTH);
  });
}
