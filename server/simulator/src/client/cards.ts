import type { ReceivedMessage } from './api';
import { el } from './dom';
import { messageWords } from './words';

type Fields = Record<string, unknown>;

/** What a card lets the member do. */
export interface CardActions {
  press(msgid: string, key: string): void;
  open(url: string, title: string): void;
}

/** One app message as the member sees it: a text, a text card or a template card with its buttons. */
export function drawReceived(message: ReceivedMessage, { app, when }: { app: string; when: string }, actions: CardActions): HTMLElement {
  const head = el('p', { className: 'when', textContent: `${app} · ${when}` });
  return el('article', { className: 'received' }, head, drawBody(message, actions));
}

function drawBody(message: ReceivedMessage, actions: CardActions): HTMLElement {
  const { content } = message;
  if (message.msgtype === 'template_card') return drawTemplateCard(message, actions);
  if (message.msgtype === 'textcard') return drawTextCard(content, actions);
  if (message.msgtype === 'news') return drawNews(content, actions);
  const words = messageWords({ msgtype: message.msgtype, content: { content: text(content['content']), title: text(content['title']) } });
  return el('div', { className: 'card', textContent: withoutTags(words) });
}

function drawNews(content: Fields, actions: CardActions): HTMLElement {
  const articles = Array.isArray(content['articles']) ? content['articles'].map(fields) : [];
  return el('div', {}, ...articles.map((article) => drawTextCard(article, actions)));
}

function drawTextCard(content: Fields, actions: CardActions): HTMLElement {
  const title = text(content['title']);
  const label = text(content['btntxt']) || '详情';
  const more = el('button', {
    type: 'button',
    className: 'link',
    textContent: label,
    onclick: () => actions.open(text(content['url']), title),
  });
  return el(
    'div',
    { className: 'card' },
    el('h3', { textContent: title }),
    el('p', { textContent: withoutTags(text(content['description'])) }),
    Boolean(text(content['url'])) && more,
  );
}

function drawTemplateCard(message: ReceivedMessage, actions: CardActions): HTMLElement {
  const card = message.content;
  const main = fields(card['main_title']);
  const emphasis = fields(card['emphasis_content']);
  const quote = fields(card['quote_area']);
  return el(
    'div',
    { className: 'card' },
    line('p', 'source', fields(card['source'])['desc']),
    line('h3', '', main['title']),
    line('p', 'desc', main['desc']),
    line('p', 'emphasis', emphasis['title']),
    line('p', 'desc', emphasis['desc']),
    line('p', 'quoted', quote['quote_text']),
    line('p', '', card['sub_title_text']),
    drawRows(card),
    drawJump(card, text(main['title']), actions),
    drawButtons(message, actions),
  );
}

function drawRows(card: Fields): HTMLElement | undefined {
  const rows = list(card['horizontal_content_list']);
  if (rows.length === 0) return undefined;
  return el(
    'dl',
    {},
    ...rows.flatMap((row) => [el('dt', { textContent: text(row['keyname']) }), el('dd', { textContent: text(row['value']) })]),
  );
}

/** The card itself is a link in the client; here its address is a button of its own, so that the keyboard reaches it. */
function drawJump(card: Fields, title: string, actions: CardActions): HTMLElement | undefined {
  const action = fields(card['card_action']);
  const jumps = [...list(card['jump_list']), ...(text(action['url']) ? [{ title: '查看详情', url: action['url'] }] : [])];
  if (jumps.length === 0) return undefined;
  const open = (url: string) => () => actions.open(url, title);
  const buttons = jumps.map((jump) =>
    el('button', { type: 'button', className: 'link', textContent: text(jump['title']), onclick: open(text(jump['url'])) }),
  );
  return el('div', { className: 'jumps' }, ...buttons);
}

function drawButtons(message: ReceivedMessage, actions: CardActions): HTMLElement | undefined {
  if (message.replaceName) return el('p', { className: 'replaced', textContent: message.replaceName });
  const buttons = list(message.content['button_list']);
  if (buttons.length === 0) return undefined;
  return el('div', { className: 'buttons' }, ...buttons.map((button) => drawButton(message.msgid, button, actions)));
}

function drawButton(msgid: string, button: Fields, actions: CardActions): HTMLElement {
  const label = text(button['text']);
  const onclick = (): void => (button['type'] === 1 ? actions.open(text(button['url']), label) : actions.press(msgid, text(button['key'])));
  return el('button', { type: 'button', className: button['style'] === 1 ? 'primary' : '', textContent: label, onclick });
}

function line(tag: 'p' | 'h3', className: string, value: unknown): HTMLElement | undefined {
  return text(value) ? el(tag, { className, textContent: text(value) }) : undefined;
}

/** The few tags the vendor allows in texts, as plain text. */
function withoutTags(value: string): string {
  return value
    .replace(/<br\s*\/?>|<\/div>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .trim();
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}
