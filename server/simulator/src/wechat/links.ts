import { randomId } from '../core/ids';
import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import type { WeChatLink } from './weChatMemory';
import type { WeChatCall, WeChatRoute } from './weChatRoute';

type Body = Record<string, unknown>;

const DAYS_MOST = 30;
const DAY = 86_400;
const QUERY_LENGTH = 1024;

/** POST /wxa/generatescheme: a weixin:// address for outside of WeChat. */
export const generateScheme: WeChatRoute = {
  method: 'POST',
  path: '/wxa/generatescheme',
  handle: (call) => {
    const target = isObject(call.body['jump_wxa']) ? call.body['jump_wxa'] : {};
    return { openlink: kept(call, 'scheme', `weixin://dl/business/?t=${randomId(8)}`, target) };
  },
};

/** POST /wxa/generate_urllink: an https address for outside of WeChat. */
export const generateUrlLink: WeChatRoute = {
  method: 'POST',
  path: '/wxa/generate_urllink',
  handle: (call) => ({ url_link: kept(call, 'urlLink', `https://wxaurl.cn/${randomId(8)}`, call.body) }),
};

/** POST /wxa/genwxashortlink: a text that opens inside of WeChat only. */
export const generateShortLink: WeChatRoute = {
  method: 'POST',
  path: '/wxa/genwxashortlink',
  handle: (call) => {
    const { page_url, page_title = '', is_permanent } = call.body;
    if (typeof page_url !== 'string' || page_url === '' || page_url.length > QUERY_LENGTH) throw new VendorError(40066, 'invalid url');
    if (typeof page_title !== 'string' || [...page_title].length > 20) throw new VendorError(40225, 'invalid page title');
    const [path = '', query = ''] = page_url.split('?', 2);
    const link = `#小程序://${page_title || '小程序'}/${randomId(11)}`;
    return { link: keep(call, { link, kind: 'shortLink', path, query }, is_permanent === true ? undefined : DAYS_MOST * DAY) };
  },
};

function kept(call: WeChatCall, kind: WeChatLink['kind'], link: string, target: Body): string {
  const { path = '', query = '', env_version = 'release' } = target;
  // The page must be one of the released ones; which those are is not known here, only how they are written.
  if (typeof path !== 'string' || /[?#\s]/.test(path)) throw new VendorError(40165, 'invalid weapp pagepath');
  if (typeof query !== 'string' || query.length > QUERY_LENGTH || /[^\x21-\x7e]/.test(query)) throw new VendorError(40212, 'invalid query');
  if (!['release', 'trial', 'develop'].includes(env_version as string)) throw new VendorError(85402, 'invalid env_version');
  return keep(call, { link, kind, path, query }, secondsOf(call));
}

/** 30 days at most, and when nothing is said. */
function secondsOf({ simulator, body }: WeChatCall): number {
  const { expire_type = 0, expire_time, expire_interval } = body;
  if (expire_type === 1) return days(expire_interval) * DAY;
  if (expire_type !== 0) throw new VendorError(40097, 'invalid args, expire_type');
  if (expire_time === undefined) return DAYS_MOST * DAY;
  const seconds = Number(expire_time) - simulator.clock.wallSeconds();
  if (!(seconds > 0 && seconds <= DAYS_MOST * DAY)) throw new VendorError(85401, 'time limit between 1min and 30day');
  return seconds;
}

function days(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > DAYS_MOST)
    throw new VendorError(85401, 'invalid expire_interval');
  return value as number;
}

function keep({ simulator, appid }: WeChatCall, link: Omit<WeChatLink, 'appid' | 'expiresAt'>, seconds: number | undefined): string {
  const end = seconds === undefined ? {} : { expiresAt: simulator.clock.seconds() + seconds };
  simulator.commit({ type: 'weChatLink', link: { ...link, appid, ...end } });
  return link.link;
}
