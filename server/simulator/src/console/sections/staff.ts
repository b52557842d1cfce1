import { el } from '../../client/dom';
import { ask, segment } from '../api';
import { actButton, table, type Section } from '../section';

interface Member {
  userid: string;
  name: string;
  position?: string;
  hasContactFunction: boolean;
  status?: number;
}

const STATUS: Record<number, string> = { 1: '已激活', 2: '已禁用', 4: '未激活' };

/** The members; each leads to his client, and may leave the corp. */
export const staff: Section = {
  id: 'staff',
  title: '成员',
  mount: (container) => ({
    refresh: async () => {
      const { members } = await ask<{ members: Member[] }>('GET', 'members');
      const rows = members.map((member) => [
        el('strong', { textContent: member.name }),
        member.userid,
        member.position ?? '',
        STATUS[member.status ?? 1],
        member.hasContactFunction ? '可以' : '不可以',
        acts(member),
      ]);
      container.replaceChildren(table(['姓名', 'userid', '职务', '状态', '联系客户', '操作'], rows, '还没有成员'));
    },
  }),
};

function acts({ userid, name }: Member): HTMLElement {
  const open = el('a', { href: `/client?userid=${segment(userid)}`, target: '_blank', textContent: '打开客户端' });
  const leave = actButton(
    '离职',
    async () => {
      if (confirm(`让 ${name} 离职？客户和群会留待继承。`)) await ask('DELETE', `members/${segment(userid)}`);
    },
    'quiet',
  );
  return el('div', { className: 'acts' }, open, leave);
}
