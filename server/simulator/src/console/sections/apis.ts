import { el } from '../../client/dom';
import { ask, clockWords } from '../api';
import { actButton, table, type Section } from '../section';

interface Calls {
  summary: Record<string, { calls: number; errcodes: Record<string, number> }>;
}

/** What was called how often and with which codes, and the penalties that last. */
export const apis: Section = {
  id: 'apis',
  title: '接口',
  mount: (container) => {
    const list = el('div');
    const refresh = async (): Promise<void> => {
      const [{ summary }, { penalties }] = await Promise.all([
        ask<Calls>('GET', 'calls'),
        ask<{ penalties: { key: string; until: number }[] }>('GET', 'limits'),
      ]);
      const counts = Object.entries(summary).sort(([, a], [, b]) => b.calls - a.calls);
      const rows = counts.map(([path, { calls, errcodes }]) => [path, calls, codes(errcodes)]);
      const blocked = penalties.map(({ key, until }) => [key, clockWords(until)]);
      list.replaceChildren(
        el('h3', { textContent: '调用与返回码' }),
        table(['接口', '次数', '返回码'], rows, '还没有调用'),
        el('h3', { textContent: '频率限制中' }),
        table(['范围', '解除时间'], blocked, '没有被限制的接口'),
      );
    };
    const clear = actButton('重新计数', async () => refreshAfter(ask('DELETE', 'calls'), refresh), 'quiet');
    container.append(el('div', { className: 'tools' }, clear), list);
    return { refresh };
  },
};

async function refreshAfter(act: Promise<unknown>, refresh: () => Promise<void>): Promise<void> {
  await act;
  await refresh();
}

/** Codes as small marks; 0 and none are what is wanted. */
function codes(errcodes: Record<string, number>): HTMLElement {
  const marks = Object.entries(errcodes).map(([code, count]) => {
    const isFine = code === '0' || code === 'none';
    return el('span', { className: `tag ${isFine ? 'delivered' : 'failed'}`, textContent: `${code === 'none' ? '0' : code} × ${count}` });
  });
  return el('div', { className: 'acts' }, ...marks);
}
