import { el } from '../../client/dom';
import { ask, clockWords } from '../api';
import { actButton, choice, labelled, run, table, type Section } from '../section';

interface Callback {
  id: string;
  agentid: number;
  event: string;
  plaintext: string;
  at: number;
  status: 'pending' | 'delivered' | 'failed';
  attempts: { outcome: number | string }[];
}

const STATUS = { pending: '待送达', delivered: '已送达', failed: '失败' };

/** The events sent, the newest first, with what came of them. */
export const callbacks: Section = {
  id: 'callbacks',
  title: '回调',
  mount: (container) => {
    const status = choice('status', [['', '全部'], ...Object.entries(STATUS)]);
    const list = el('div');
    const refresh = async (): Promise<void> => {
      const { callbacks: sent } = await ask<{ callbacks: Callback[] }>('GET', `callbacks?limit=100&status=${status.value}`);
      const rows = sent
        .reverse()
        .map((one) => [
          clockWords(one.at),
          el('details', {}, el('summary', { textContent: one.event }), el('pre', { textContent: one.plaintext })),
          one.agentid,
          el('span', { className: `tag ${one.status}`, textContent: STATUS[one.status] }),
          one.attempts.map(({ outcome }) => outcome).join('、'),
          actButton('重发', () => ask('POST', `callbacks/${one.id}/resend`), 'quiet'),
        ]);
      list.replaceChildren(table(['时间', '事件', '应用', '状态', '回应', '操作'], rows, '没有回调'));
    };
    status.onchange = () => void run(refresh);
    container.append(el('div', { className: 'tools' }, labelled('状态', status)), list);
    return { refresh };
  },
};
