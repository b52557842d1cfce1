import { el } from '../../client/dom';
import { ask, segment } from '../api';
import { actButton, labelled, run, table, type Section } from '../section';
import { customerActs } from './customerActs';

interface Relation {
  userid: string;
  memberName: string;
  memberSide: 'friend' | 'half' | 'deleted';
  customerSide: 'friend' | 'deleted';
}

export interface Customer {
  externalUserId: string;
  name: string;
  relations: Relation[];
}

/** The persons of the world with their relations; what one of them does stands in a form of its own. */
export const customers: Section = {
  id: 'customers',
  title: '客户',
  mount: (container) => {
    const search = el('input', { name: 'q', type: 'search', placeholder: '姓名或编号' });
    const list = el('div');
    const acts = customerActs();
    const refresh = async (): Promise<void> => {
      const found = await ask<{ customers: Customer[]; total: number }>('GET', `customers?limit=100&q=${segment(search.value)}`);
      const rows = found.customers.map((customer) => [
        el('strong', { textContent: customer.name }),
        customer.externalUserId,
        relations(customer),
        actButton('代他操作', () => acts.choose(customer), 'quiet'),
      ]);
      const more = found.total > rows.length ? [el('p', { className: 'hint', textContent: `共 ${found.total} 位，请搜索。` })] : [];
      list.replaceChildren(table(['客户', '编号', '好友关系', '操作'], rows, '没有这样的客户'), ...more);
      await acts.refresh(found.customers);
    };
    search.oninput = () => void run(refresh);
    container.append(acts.element, el('div', { className: 'tools' }, labelled('查找', search)), list);
    return { refresh };
  },
};

/** Each relation with what its two sides did; the member may end it here. */
function relations({ externalUserId, relations: known }: Customer): HTMLElement {
  const lines = known.map((relation) => {
    const words = `${relation.memberName} · ${stateWords(relation)}`;
    const end = actButton(
      '成员删除',
      () => ask('POST', `customers/${segment(externalUserId)}/delete`, { userid: relation.userid, by: 'member' }),
      'quiet',
    );
    return el('li', {}, words, relation.memberSide !== 'deleted' && end);
  });
  return lines.length === 0 ? el('span', { className: 'hint', textContent: '没有添加过成员' }) : el('ul', {}, ...lines);
}

function stateWords({ memberSide, customerSide }: Relation): string {
  if (memberSide === 'deleted') return '成员已删除客户';
  if (customerSide === 'deleted') return '客户已删除成员';
  return memberSide === 'half' ? '等待成员确认' : '好友';
}
