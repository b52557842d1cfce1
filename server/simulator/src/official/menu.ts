import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import type { WeChatRoute } from '../wechat/weChatRoute';

type Button = Record<string, unknown>;

const BUTTONS_MOST = 3;
const SUB_BUTTONS_MOST = 5;
/** What each type must carry. */
const NEEDS: Readonly<Record<string, string>> = {
  click: 'key',
  view: 'url',
  miniprogram: 'pagepath',
  scancode_push: 'key',
  scancode_waitmsg: 'key',
  pic_sysphoto: 'key',
  pic_photo_or_album: 'key',
  pic_weixin: 'key',
  location_select: 'key',
  media_id: 'media_id',
  article_id: 'article_id',
  article_view_limited: 'article_id',
};

/** POST /cgi-bin/menu/create: up to three buttons with up to five beneath each. The codes are from memory. */
export const createMenu: WeChatRoute = {
  method: 'POST',
  path: '/cgi-bin/menu/create',
  handle: ({ simulator, appid, body }) => {
    const buttons = body['button'];
    if (!Array.isArray(buttons) || buttons.length === 0 || buttons.length > BUTTONS_MOST)
      throw new VendorError(40016, 'invalid button size');
    buttons.forEach(checkButton);
    simulator.commit({ type: 'officialMenu', appid, buttons });
    return {};
  },
};

export const getMenu: WeChatRoute = {
  method: 'GET',
  path: '/cgi-bin/menu/get',
  handle: ({ simulator, appid }) => {
    const button = simulator.state.memories.official.menuOf(appid);
    if (!button) throw new VendorError(46003, 'menu no exist');
    return { menu: { button } };
  },
};

export const deleteMenu: WeChatRoute = {
  method: 'GET',
  path: '/cgi-bin/menu/delete',
  handle: ({ simulator, appid }) => {
    simulator.commit({ type: 'officialMenu', appid, buttons: null });
    return {};
  },
};

/** The buttons that do something, those beneath others too. */
export function pressableButtons(buttons: readonly unknown[]): Button[] {
  return buttons.filter(isObject).flatMap((button) => {
    const beneath = button['sub_button'];
    return Array.isArray(beneath) && beneath.length > 0 ? pressableButtons(beneath) : [button];
  });
}

function checkButton(button: unknown): void {
  if (!isObject(button) || typeof button['name'] !== 'string' || button['name'] === '')
    throw new VendorError(40018, 'invalid button name size');
  const beneath = button['sub_button'];
  if (!Array.isArray(beneath) || beneath.length === 0) return checkAct(button);
  if (beneath.length > SUB_BUTTONS_MOST) throw new VendorError(40023, 'invalid sub button size');
  for (const one of beneath as unknown[]) {
    if (isObject(one) && Array.isArray(one['sub_button']) && one['sub_button'].length > 0)
      throw new VendorError(40022, 'invalid sub button level');
    checkButton(one);
  }
}

function checkAct(button: Button): void {
  const need = NEEDS[String(button['type'])];
  if (!need) throw new VendorError(40017, 'invalid button type');
  const value = button[need];
  if (typeof value !== 'string' || value === '') throw new VendorError(need === 'url' ? 40020 : 40019, `invalid button ${need} size`);
}
