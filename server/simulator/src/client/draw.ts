import type { Chat } from './api';
import { drawReceived, type CardActions } from './cards';
import { byId, el } from './dom';
import { openChat, panelPage, wallNow, type ClientState } from './state';
import type { Panel } from './panel';
import { chatName, initials, messageWords, whenWords } from './words';

export interface Actions extends CardActions {
  openChat(externalUserId: string): void;
}

/** Draws everything but the frame anew; the frame only when it shows another page. */
export function draw(state: ClientState, panel: Panel, actions: Actions): void {
  const { info, view } = state;
  const page = panelPage(state);
  Object.assign(document.body.dataset, {
    view,
    open: String(Boolean(state.open)),
    panel: String(state.isPanelUp),
    page: String(Boolean(page)),
  });
  byId('corp').textContent = info.corp.name;
  byId('me').textContent = initials(info.member.name);
  byId('me').title = info.member.name;
  byId('unread').hidden = state.unreadCards === 0;
  byId('unread').textContent = String(state.unreadCards);
  for (const button of document.querySelectorAll<HTMLElement>('.rail button')) {
    button.ariaCurrent = button.dataset['view'] === view ? 'page' : 'false';
  }
  drawChats(state, actions);
  drawStage(state, actions);
  panel.show(page, hintFor(state));
}

function drawChats(state: ClientState, actions: Actions): void {
  const items = state.chats.map((chat) => {
    const preview = chat.last ? messageWords(chat.last) : '你们已成为好友，现在可以开始聊天';
    const words = el(
      'span',
      { className: 'words' },
      el('span', { className: 'top' }, el('b', { textContent: chatName(chat) }), el('i', { className: 'wechat', textContent: '@微信' })),
      el('span', { className: 'preview', textContent: preview }),
    );
    const open = el(
      'button',
      { type: 'button', onclick: () => actions.openChat(chat.externalUserId) },
      el('span', { className: 'avatar', textContent: initials(chat.name), ariaHidden: 'true' }),
      words,
      el('time', { textContent: whenWords(chat.at, wallNow(state)) }),
    );
    if (chat.externalUserId === state.open) open.ariaCurrent = 'true';
    return el('li', {}, open);
  });
  byId('chats').replaceChildren(
    ...(items.length ? items : [el('li', { className: 'hint', textContent: '还没有客户。客户同意添加后会出现在这里。' })]),
  );
}

function drawStage(state: ClientState, actions: Actions): void {
  const chat = openChat(state);
  byId('title').textContent = state.view === 'cards' ? '应用消息' : chat ? chatName(chat) : '';
  byId('composer').hidden = state.view !== 'chat' || !state.chat?.isFriend;
  byId('open-panel').hidden = state.view !== 'chat' || !panelPage(state);
  const log = byId('log');
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  log.replaceChildren(...(state.view === 'cards' ? drawCards(state, actions) : drawMessages(state)));
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

function drawCards(state: ClientState, actions: Actions): Node[] {
  if (state.cards.length === 0) return [el('p', { className: 'hint', textContent: '还没有应用消息。' })];
  const names = new Map(state.info.apps.map((app) => [app.agentid, app.name]));
  return state.cards.map((message) =>
    drawReceived(message, { app: names.get(message.agentid) ?? '', when: whenWords(message.at, wallNow(state)) }, actions),
  );
}

function drawMessages(state: ClientState): Node[] {
  const chat = openChat(state);
  if (!chat || !state.chat) return [el('p', { className: 'hint', textContent: '选择一位客户，开始聊天。' })];
  const now = wallNow(state);
  const { friendSince, messages, isFriend } = state.chat;
  const since = friendSince === null ? [] : [notice(`${whenWords(friendSince, now)} 你已添加了${chat.name}，现在可以开始聊天了`)];
  const ended = isFriend ? [] : [notice('对方已不是你的好友，消息无法送达')];
  return [...since, ...messages.map((message) => drawMessage(message, chat.name, state.info.member.name, now)), ...ended];
}

type ShownMessage = Chat['messages'][number];

function drawMessage(message: ShownMessage, customer: string, member: string, now: number): HTMLElement {
  const name = message.from === 'member' ? member : customer;
  return el(
    'div',
    { className: `message ${message.from}` },
    el('span', { className: 'avatar', textContent: initials(name), ariaHidden: 'true' }),
    el(
      'div',
      {},
      el('p', { className: 'bubble', textContent: messageWords(message) }),
      el('time', { textContent: whenWords(message.at, now) }),
    ),
  );
}

function notice(words: string): HTMLElement {
  return el('p', { className: 'notice', textContent: words });
}

function hintFor(state: ClientState): string {
  if (state.view === 'workbench') return '还没有设置工作台页面。';
  if (state.view === 'cards') return '点开卡片，页面会在这里打开。';
  return state.open ? '还没有设置侧边栏页面。' : '打开一个聊天，侧边栏会在这里显示。';
}
