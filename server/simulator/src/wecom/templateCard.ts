import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';

type Card = Record<string, unknown>;

const LIST_LIMITS: Record<string, number> = { horizontal_content_list: 6, jump_list: 3, vertical_content_list: 4 };
const KEY_BYTES = 1024;

const CHECKS: ReadonlyMap<unknown, (card: Card) => void> = new Map([
  ['text_notice', checkTextNotice],
  ['news_notice', checkNewsNotice],
  ['button_interaction', checkButtons],
]);

/** Checks a template card of the modelled kinds; text lengths are only suggestions of the vendor and are not enforced. */
export function checkTemplateCard(card: Card): void {
  const check = CHECKS.get(card['card_type']);
  if (!check) throw invalid('card_type');
  for (const [name, limit] of Object.entries(LIST_LIMITS)) {
    if (card[name] !== undefined && !(Array.isArray(card[name]) && card[name].length <= limit)) throw invalid(name);
  }
  checkTaskId(card['task_id']);
  if (card['action_menu'] !== undefined) checkActionMenu(card);
  if (card['card_action'] !== undefined) checkJump(card['card_action'], 'card_action');
  check(card);
}

/** Whether the vendor gives a response_code for it: only cards that can still change. */
export function isUpdatable(card: Card): boolean {
  return card['card_type'] === 'button_interaction' || card['action_menu'] !== undefined;
}

/** The keys a receiver can press: call-back buttons and the items of the corner menu. */
export function pressableKeys(card: Card): { buttons: string[]; menu: string[] } {
  const menu = isObject(card['action_menu']) ? objects(card['action_menu']['action_list']) : [];
  const buttons = objects(card['button_list']).filter((button) => button['type'] !== 1);
  return { buttons: buttons.map((button) => String(button['key'])), menu: menu.map((item) => String(item['key'])) };
}

function checkTextNotice(card: Card): void {
  if (!title(card) && !text(card['sub_title_text'])) throw invalid('main_title.title');
  if (card['card_action'] === undefined) throw invalid('card_action');
}

/** A picture, or text beside a small one; one of them at least (wecom-api §8.2). */
function checkNewsNotice(card: Card): void {
  if (!title(card)) throw invalid('main_title.title');
  const { card_image: image, image_text_area: area } = card;
  if (image === undefined && area === undefined) throw invalid('card_image');
  if (image !== undefined) checkUrl(isObject(image) ? image['url'] : undefined, 'card_image.url');
  if (area !== undefined) checkUrl(isObject(area) ? area['image_url'] : undefined, 'image_text_area.image_url');
  if (card['card_action'] === undefined) throw invalid('card_action');
}

function checkButtons(card: Card): void {
  if (!title(card)) throw invalid('main_title.title');
  if (!text(card['task_id'])) throw new VendorError(42014, 'missing task_id');
  const buttons = objects(card['button_list']);
  if (buttons.length < 1 || buttons.length > 6) throw invalid('button_list');
  for (const button of buttons) {
    if (!text(button['text'])) throw invalid('button_list.text');
    if (button['type'] === 1) checkUrl(button['url'], 'button_list.url');
    else checkKey(button['key']);
  }
  const { buttons: keys } = pressableKeys(card);
  if (new Set(keys).size !== keys.length) throw new VendorError(42018, 'button key repeated');
}

function checkActionMenu(card: Card): void {
  const menu = card['action_menu'];
  const items = isObject(menu) ? objects(menu['action_list']) : [];
  if (items.length < 1 || items.length > 3) throw invalid('action_menu.action_list');
  items.forEach((item) => checkKey(item['key']));
  if (!text(card['task_id'])) throw new VendorError(42014, 'missing task_id');
}

function checkTaskId(taskId: unknown): void {
  if (taskId === undefined) return;
  if (typeof taskId !== 'string' || !/^[\w@-]{1,128}$/.test(taskId)) throw new VendorError(42014, 'invalid task_id');
}

function checkKey(key: unknown): void {
  if (!text(key)) throw new VendorError(42019, 'missing button key');
  if (Buffer.byteLength(key as string) > KEY_BYTES) throw new VendorError(42018, 'invalid button key');
}

function checkJump(jump: unknown, name: string): void {
  if (!isObject(jump)) throw invalid(name);
  if (jump['type'] === 2) {
    if (!text(jump['appid'])) throw invalid(`${name}.appid`);
    return;
  }
  checkUrl(jump['url'], `${name}.url`);
}

function checkUrl(url: unknown, name: string): void {
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) throw invalid(name);
}

function title(card: Card): boolean {
  return isObject(card['main_title']) && text(card['main_title']['title']);
}

function text(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function objects(value: unknown): Card[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function invalid(name: string): VendorError {
  return new VendorError(40058, `invalid Request Parameter: template_card.${name}`);
}
