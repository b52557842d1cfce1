import { el } from '../../client/dom';
import { ask, segment } from '../api';
import { actButton, fillChoice, labelled, say } from '../section';
import type { Customer } from './customers';

interface ContactWay {
  configId: string;
  remark: string;
  state: string;
  user: string[];
}

type Option = readonly [value: string, words: string];

/** What the chosen customer can do: scan a code, be added, write, delete. */
export function customerActs(): {
  element: HTMLElement;
  choose(customer: Customer): Promise<void>;
  refresh(known: Customer[]): Promise<void>;
} {
  const name = el('h3');
  const way = el('select', { name: 'way' });
  const member = el('select', { name: 'member' });
  const text = el('input', { name: 'text', placeholder: '要说的话' });
  let chosen: Customer | undefined;

  const path = (verb: string): string => `customers/${segment(chosen?.externalUserId ?? '')}/${verb}`;
  const scan = async (): Promise<void> => {
    const { outcome } = await ask<{ outcome: string }>('POST', path('scan'), { configId: way.value });
    say(OUTCOMES[outcome] ?? '');
  };
  const add = async (): Promise<void> => {
    const { added } = await ask<{ added: boolean }>('POST', path('add'), { userid: member.value });
    say(added ? '已成为好友' : '他们已经是好友');
  };
  const remove = async (): Promise<void> => {
    const { deleted } = await ask<{ deleted: boolean }>('POST', path('delete'), { userid: member.value });
    say(deleted ? '客户已删除成员' : '他们不是好友');
  };
  const write = async (): Promise<void> => {
    if (text.value.trim() === '') return say('请写要说的话');
    await ask('POST', `chats/${segment(member.value)}/${segment(chosen?.externalUserId ?? '')}`, { from: 'customer', text: text.value });
    text.value = '';
    say('已发送');
  };
  const element = el(
    'section',
    { className: 'card', hidden: true },
    name,
    el('div', { className: 'tools' }, labelled('联系我二维码', way), actButton('扫码', scan)),
    el('div', { className: 'tools' }, labelled('成员', member), actButton('成为好友', add), actButton('删除成员', remove, 'quiet')),
    el('div', { className: 'tools' }, labelled('消息', text), actButton('发送', write)),
  );
  const fill = async (): Promise<void> => {
    const [{ contactWays }, { members }] = await Promise.all([
      ask<{ contactWays: ContactWay[] }>('GET', 'contact-ways'),
      ask<{ members: { userid: string; name: string; hasContactFunction: boolean }[] }>('GET', 'members'),
    ]);
    const ways = contactWays.map(({ configId, remark, state, user }): Option => [configId, remark || state || user.join('、') || configId]);
    fillChoice(way, ways.length > 0 ? ways : [['', '还没有二维码']]);
    fillChoice(
      member,
      members.filter(({ hasContactFunction }) => hasContactFunction).map(({ userid, name: called }): Option => [userid, called]),
    );
  };
  return {
    element,
    choose: async (customer) => {
      chosen = customer;
      name.textContent = `代 ${customer.name} 操作`;
      await fill();
      element.hidden = false;
      element.scrollIntoView({ block: 'nearest' });
    },
    refresh: async (known) => {
      if (!chosen) return;
      chosen = known.find(({ externalUserId }) => externalUserId === chosen?.externalUserId) ?? chosen;
      await fill();
    },
  };
}

const OUTCOMES: Record<string, string> = {
  known: '他们已经是好友',
  half: '已免验证添加，等待成员确认',
  asked: '已发出好友申请，等待成员通过',
  friend: '成员一直留着他，已恢复好友',
};
