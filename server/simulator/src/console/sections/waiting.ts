import { el } from '../../client/dom';
import { clockWords } from '../api';
import { actButton, table, type Section } from '../section';
import { waitingKinds } from '../waitingKinds';

/** What waits for a member in the client, kind by kind. */
export const waiting: Section = {
  id: 'waiting',
  title: '待确认',
  mount: (container) => ({
    refresh: async () => {
      const lists = await Promise.all(waitingKinds.map((kind) => kind.list()));
      const parts = waitingKinds.flatMap(({ title, emptyWords }, index) => {
        const rows = (lists[index] ?? []).map(({ member, what, at, acts }) => {
          const buttons = el('div', { className: 'acts' }, ...acts.map(({ words, act }) => actButton(words, act)));
          return [member, what, clockWords(at), buttons];
        });
        return [el('h3', { textContent: title }), table(['成员', '事项', '时间', '操作'], rows, emptyWords)];
      });
      container.replaceChildren(...parts);
    },
  }),
};
