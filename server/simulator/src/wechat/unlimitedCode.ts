import { codePicture } from '../core/codePicture';
import { VendorError } from '../http/vendorError';
import type { WeChatRoute } from './weChatRoute';

const SCENE = /^[\dA-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const WIDTH = { least: 280, usual: 430, most: 1280 };

/**
 * POST /wxa/getwxacodeunlimit: a picture, or JSON when refused. The picture is a QR code of `weapp:<appid>/<page>?scene=…` in place of the
 * vendor's round one; colours are not drawn.
 */
export const getUnlimitedCode: WeChatRoute = {
  method: 'POST',
  path: '/wxa/getwxacodeunlimit',
  handle: ({ simulator, appid, body }) => {
    const { scene, page = '', width = WIDTH.usual, env_version = 'release' } = body;
    if (typeof scene !== 'string' || !SCENE.test(scene))
      throw new VendorError(40169, 'invalid length for scene, or the data is not json string');
    if (typeof page !== 'string' || /^\/|[?#\s]/.test(page)) throw new VendorError(41030, 'invalid page');
    if (typeof width !== 'number' || width < WIDTH.least || width > WIDTH.most) throw new VendorError(40097, 'invalid args, width');
    if (!['release', 'trial', 'develop'].includes(env_version as string)) throw new VendorError(40097, 'invalid args, env_version');
    const text = `weapp:${appid}/${page}?scene=${encodeURIComponent(scene)}`;
    simulator.commit({ type: 'weChatLink', link: { link: text, kind: 'code', appid, path: page, query: scene } });
    return { picture: codePicture(text, Math.floor(width)) };
  },
};
