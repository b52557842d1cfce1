import { el } from '../../client/dom';
import { ask } from '../api';
import { actButton, choice, labelled, run, table, type Section } from '../section';

type Fault = { path: string; times?: number; percent?: number } & Record<string, unknown>;

const KINDS = [
  ['errcode', '返回错误码'],
  ['delayMs', '应答延迟（毫秒）'],
  ['dropAnswer', '断开不应答'],
  ['truncate', '应答截断'],
] as const;

/** Faults of the APIs, one list that is added to, and of the callbacks, on or off. */
export const faults: Section = {
  id: 'faults',
  title: '故障',
  mount: (container) => {
    const list = el('div');
    const refresh = async (): Promise<void> => {
      const known = await listed();
      const rows = known.map((fault, index) => [
        fault.path,
        wordsOf(fault),
        fault.times === undefined ? '一直' : `${fault.times} 次`,
        actButton('移除', () => replace(known.filter((_, other) => other !== index)).then(refresh), 'quiet'),
      ]);
      list.replaceChildren(table(['接口', '故障', '还会发生', '操作'], rows, '没有注入的故障'));
    };
    container.append(
      el('h3', { textContent: '接口故障' }),
      faultForm(refresh),
      list,
      el('h3', { textContent: '回调故障' }),
      callbackForm(),
    );
    return { refresh };
  },
};

async function listed(): Promise<Fault[]> {
  return (await ask<{ faults: Fault[] }>('GET', 'faults')).faults;
}

const replace = (faultList: Fault[]): Promise<unknown> => ask('PUT', 'faults', faultList);

function wordsOf(fault: Fault): string {
  const kinds = KINDS.filter(([kind]) => fault[kind] !== undefined);
  const words = kinds.map(([kind, name]) => (fault[kind] === true ? name : `${name} ${String(fault[kind])}`));
  return words.join('、') || '改写应答';
}

function faultForm(refresh: () => Promise<void>): HTMLElement {
  const path = el('input', { name: 'path', required: true, placeholder: '/cgi-bin/externalcontact/*', size: 32 });
  const kind = choice('kind', KINDS);
  const value = el('input', { name: 'value', type: 'number', value: '45009' });
  const times = el('input', { name: 'times', type: 'number', min: '1', value: '1' });
  const add = el('button', { type: 'submit', textContent: '注入' });
  const valueLabel = labelled('数值', value);
  kind.onchange = () => (valueLabel.hidden = kind.value === 'dropAnswer' || kind.value === 'truncate');
  const form = el('form', { className: 'tools' }, labelled('接口', path), labelled('故障', kind), valueLabel, labelled('次数', times), add);
  form.onsubmit = (event) => {
    event.preventDefault();
    void run(async () => {
      const told = valueLabel.hidden ? true : Number(value.value);
      const limit = times.value === '' ? {} : { times: Number(times.value) };
      await replace([...(await listed()), { path: path.value, [kind.value]: told, ...limit }]);
      await refresh();
    }, add);
  };
  return form;
}

function callbackForm(): HTMLElement {
  const number = (name: string, max: string): HTMLInputElement => el('input', { name, type: 'number', min: '0', max, value: '0' });
  const copies = number('copies', '5');
  const shuffleMs = number('shuffleMs', '60000');
  const lostPercent = number('lostPercent', '100');
  const set = el('button', { type: 'submit', textContent: '生效' });
  const fields = [labelled('最多送达次数', copies), labelled('乱序（毫秒内）', shuffleMs), labelled('丢失（%）', lostPercent)];
  const form = el('form', { className: 'tools' }, ...fields, set);
  copies.value = '1';
  copies.min = '1';
  form.onsubmit = (event) => {
    event.preventDefault();
    const settings = { copies: Number(copies.value), shuffleMs: Number(shuffleMs.value), lostPercent: Number(lostPercent.value) };
    void run(() => ask('PUT', 'callback-faults', settings), set);
  };
  return form;
}
