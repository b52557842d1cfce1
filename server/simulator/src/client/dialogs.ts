import type { ChatSummary } from './api';
import { byId, el } from './dom';
import { chatName, whenWords } from './words';

/** Asks whether a page may send this; true when the member says so, false when he cancels or presses Esc. */
export function confirmSend(to: string, text: string): Promise<boolean> {
  const cancel = el('button', { type: 'submit', value: 'cancel', textContent: '取消' });
  const send = el('button', { type: 'submit', value: 'send', className: 'primary', textContent: '发送' });
  return ask([el('h2', { textContent: `发送给 ${to}` }), el('p', { className: 'quoted', textContent: text })], cancel, send).then(
    (value) => value === 'send',
  );
}

export async function showProfile(chat: ChatSummary, now: number): Promise<void> {
  const rows: [string, string][] = [
    ['昵称', chat.name],
    ['备注', chat.remark || '未设置'],
    ['来自', '微信'],
    ['最近联系', whenWords(chat.at, now)],
  ];
  const list = el('dl', {}, ...rows.flatMap(([name, value]) => [el('dt', { textContent: name }), el('dd', { textContent: value })]));
  await ask([el('h2', { textContent: chatName(chat) }), list], el('button', { type: 'submit', value: 'close', textContent: '关闭' }));
}

/** Says in one line that something did not work. */
export async function tell(words: string): Promise<void> {
  await ask(
    [el('p', { textContent: words })],
    el('button', { type: 'submit', value: 'close', className: 'primary', textContent: '知道了' }),
  );
}

function ask(content: Node[], ...buttons: HTMLButtonElement[]): Promise<string> {
  const dialog = byId<HTMLDialogElement>('dialog');
  if (dialog.open) dialog.close('cancel');
  dialog.returnValue = 'cancel';
  dialog.replaceChildren(el('form', { method: 'dialog' }, ...content, el('div', { className: 'buttons' }, ...buttons)));
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.returnValue), { once: true }));
}
