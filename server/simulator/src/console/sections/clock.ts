import { el } from '../../client/dom';
import { ask, clockWords } from '../api';
import { actButton, labelled, run, type Section } from '../section';

const STEPS = [
  ['前进 20 秒', 20],
  ['前进 10 分钟', 600],
  ['前进 2 小时', 7200],
  ['前进 1 天', 86_400],
] as const;

/** Both clocks: the one things end by can be moved forward, the one people live by can be set. */
export const clock: Section = {
  id: 'clock',
  title: '时钟',
  mount: (container) => {
    const now = el('dl');
    const refresh = async (): Promise<void> => {
      const { seconds, wallSeconds } = await ask<{ seconds: number; wallSeconds: number }>('GET', 'world/summary');
      now.replaceChildren(
        el('dt', { textContent: '平台时钟' }),
        el('dd', { textContent: clockWords(seconds, true) }),
        el('dt', { textContent: '墙上时钟' }),
        el('dd', { textContent: clockWords(wallSeconds, true) }),
      );
    };
    const move = async (advanceSeconds: number): Promise<void> => {
      await ask('POST', 'clock', { advanceSeconds });
      await refresh();
    };
    const minutes = el('input', { name: 'minutes', type: 'number', min: '1', required: true });
    const form = el('form', { className: 'tools' }, labelled('分钟数', minutes), el('button', { type: 'submit', textContent: '前进' }));
    form.onsubmit = (event) => {
      event.preventDefault();
      void run(() => move(Math.round(Number(minutes.value) * 60)));
    };
    const steps = STEPS.map(([words, seconds]) => actButton(words, () => move(seconds)));
    const hint = '令牌、票据、欢迎语、素材和频率限制都按平台时钟到期。时钟只能前进。';
    container.append(now, el('div', { className: 'acts' }, ...steps), form, el('p', { className: 'hint', textContent: hint }));
    return { refresh };
  },
};
