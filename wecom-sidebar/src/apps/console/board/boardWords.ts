import type { Board, BoardLead, BoardPerson } from '../../../features/leads-console/board';

export type ColumnKey = keyof Board['columns'];

export const columnWords: Record<ColumnKey, { title: string; empty: string }> = {
  waiting: { title: '待分', empty: '没有等着分的线索' },
  overdue: { title: '超时', empty: '没有超时的线索' },
  following: { title: '在跟', empty: '现在没有人在跟线索' },
  pooled: { title: '公海', empty: '公海里没有线索' },
};
export const columnKeys = Object.keys(columnWords) as ColumnKey[];

/** Why none of these leads may go to somebody, the first reason; null when all may. */
export function whyNot(person: BoardPerson, leads: readonly BoardLead[]): string | null {
  if (person.away) return person.dutyText;
  if (leads.some(({ licences }) => licences.some((licence) => !person.licences.includes(licence)))) return '没有所需资质';
  if (leads.some(({ staffId }) => staffId === person.staffId)) return '已在 TA 手上';
  if (person.open + leads.length > person.openCapacity) return `手上会到 ${person.open + leads.length}/${person.openCapacity}`;
  if (person.newToday + leads.length > person.dailyCapacity) return `今天会到 ${person.newToday + leads.length}/${person.dailyCapacity}`;
  return null;
}

/** 转给刘宇 后 TA 今天 6/8 · 手上 12/30 */
export const afterWords = ({ name, newToday, dailyCapacity, open, openCapacity }: BoardPerson, more: number): string =>
  `转给${name} 后 TA 今天 ${newToday + more}/${dailyCapacity} · 手上 ${open + more}/${openCapacity}`;

/** 刘宇不久前放下过其中 2 条: distribution would not give them back so soon, a manager may. Null where there are none. */
export function againWords({ staffId, name }: BoardPerson, leads: readonly BoardLead[]): string | null {
  const had = leads.filter(({ notTo }) => notTo.includes(staffId)).length;
  if (had === 0) return null;
  return `${name}不久前退回或放下过${leads.length === 1 ? '这条线索' : `其中 ${had} 条`}，自动分配不会再给 TA`;
}

/** What the customers see of it. */
export function customerWords(leads: readonly BoardLead[], to: BoardPerson): string {
  const names = [...new Set(leads.flatMap(({ staffName }) => staffName ?? []))];
  if (names.length === 0) return `客户在小程序里会看到顾问 ${to.name}`;
  return `客户在小程序里看到的顾问会由${names.slice(0, 2).join('、')}${names.length > 2 ? ' 等' : ''}变更为${to.name}`;
}
