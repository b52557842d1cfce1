/** The control page: the world at a glance, and what its people and its administrator can do. */
import { byId, el } from '../client/dom';
import { ask, clockWords } from './api';
import { run, say } from './section';
import { sections } from './sections';

interface Summary {
  name: string;
  members: number;
  persons: number;
  follows: number;
  seconds: number;
}

/** Facts come in bursts; one look for all of them is enough. */
const REST_MS = 200;

let shown: { id: string; refresh(): Promise<void> } | undefined;

function show(id: string): void {
  const section = sections.find((one) => one.id === id) ?? sections[0];
  if (!section) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
    const isShown = link.hash === `#${section.id}`;
    if (isShown) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
    if (isShown) link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  const container = el('div');
  byId('section').replaceChildren(el('h2', { textContent: section.title }), container);
  shown = { id: section.id, ...section.mount(container) };
  void run(refresh);
}

async function refresh(): Promise<void> {
  await Promise.all([drawSummary(), shown?.refresh()]);
}

async function drawSummary(): Promise<void> {
  const { name, members, persons, follows, seconds } = await ask<Summary>('GET', 'world/summary');
  byId('corp').textContent = name;
  byId('summary').textContent = `成员 ${members} · 客户 ${persons} · 好友关系 ${follows} · 平台时钟 ${clockWords(seconds)}`;
}

function listen(): void {
  let timer: number | undefined;
  const events = new EventSource('/_sim/events');
  events.onmessage = () => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      void refresh().catch((error: Error) => say(`没有成功：${error.message}`));
    }, REST_MS);
  };
}

byId('menu').append(...sections.map(({ id, title }) => el('a', { href: `#${id}`, textContent: title })));
window.onhashchange = () => show(location.hash.slice(1));
show(location.hash.slice(1));
listen();
