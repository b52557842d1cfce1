import { productLines } from '@yinqiao/shared/domain';
import type { Person } from '../customers';
import { type Lead, pairOf } from '../leads';
import type { PersonMerge } from './personMerge.model';

/** One of the two, with what hangs on it. */
export interface Side {
  person: Person;
  stays: boolean;
  leads: readonly Lead[];
  coupons: number;
}

/** What merging the two does, before it is done; afterwards what it did. */
export function effectWords(merge: Pick<PersonMerge, 'state' | 'changes' | 'absorbed'>, sides: readonly Side[]): string[] {
  const [stays, goes] = sides;
  if (!stays || !goes) return [];
  if (merge.state === 'merged') return doneWords(merge);
  const open = [...stays.leads, ...goes.leads].filter((lead) => lead.open);
  const doubled = [...new Set(open.map(({ productLine }) => productLine))].filter((line) => pairOf(open, line).length > 1);
  return [
    `保留${stays.person.maskedName}${stays.person.maskedPhone === '' ? '' : `（${stays.person.maskedPhone}）`}，另一位的微信、手机号以后都到这里`,
    ...doubled.map((line) => `${productLines[line]}：2 条在跟的线索并为 1 条，留较早的一条和它的跟进人`),
    ...ownerWords(stays.person, goes.person),
    ...(goes.coupons > 0 ? [`${goes.coupons} 张权益一起转过来`] : []),
    '同意以客户最后说的为准：一边撤回过的，合并后也不再联系',
    '可以撤销：撤销后各归各位，合并之后新发生的留在保留的这位',
  ];
}

const doneWords = ({ changes, absorbed }: Pick<PersonMerge, 'changes' | 'absorbed'>): string[] => [
  `转过来 ${changes.length} 项记录`,
  ...absorbed.map(({ before }) => `${productLines[before.productLine]}：2 条线索并为 1 条`),
  '撤销后各归各位，合并之后新发生的留在保留的这位',
];

function ownerWords(stays: Person, goes: Person): string[] {
  if (!stays.ownerStaffId || !goes.ownerStaffId) return [];
  return stays.ownerStaffId === goes.ownerStaffId ? [] : ['两位管户：留管户较早的一位，另一位的管户到今天为止'];
}
