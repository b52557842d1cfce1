import { call, segment } from './api';
import { el } from './dom';
import { initials } from './words';

/** Without a member in the address: everybody one can be. */
export async function chooseMember(): Promise<void> {
  const { members } = await call<{ members: { userid: string; name: string; position?: string }[] }>('GET', 'members');
  const items = members.map(({ userid, name, position }) => {
    const words = el(
      'span',
      { className: 'words' },
      el('b', { textContent: name }),
      el('span', { className: 'preview', textContent: position ?? '' }),
    );
    return el(
      'li',
      {},
      el(
        'a',
        { href: `?userid=${segment(userid)}` },
        el('span', { className: 'avatar', textContent: initials(name), ariaHidden: 'true' }),
        words,
      ),
    );
  });
  document.body.replaceChildren(
    el('main', { className: 'choose' }, el('h1', { textContent: '以谁的身份登录企业微信?' }), el('ul', {}, ...items)),
  );
}
