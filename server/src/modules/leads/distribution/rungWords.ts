import type { RungKind } from '@yinqiao/shared/domain';

/** The rungs by the numbers and names of the bank's ladder; a rule of the bank's own has no number. */
export const rungNames: Record<RungKind, { no: string; name: string; short: string }> = {
  red_lines: { no: '0', name: '红线', short: '红线' },
  collision: { no: '1', name: '撞单合并', short: '撞单' },
  handler: { no: '2', name: '经办', short: '经办' },
  book_owner: { no: '3', name: '管户', short: '管户' },
  friend: { no: '4', name: '企微好友', short: '好友' },
  referral: { no: '5', name: '转介绍', short: '转介' },
  code_staff: { no: '6', name: '来源码', short: '来源码' },
  chosen: { no: '7', name: '客户自选', short: '自选' },
  licence: { no: '8', name: '资质', short: '资质' },
  tier: { no: '9', name: '客户层级', short: '客层' },
  nearest: { no: '10', name: '网点就近', short: '就近' },
  fair_share: { no: '11', name: '公平份额', short: '公平' },
  remote_seats: { no: '12', name: '远程坐席', short: '远程' },
  open_pool: { no: '13', name: '公海', short: '公海' },
  custom: { no: '自定', name: '自定规则', short: '自定' },
};

/** 第 3 条 管户 */
export function clauseWords(kind: RungKind): string {
  const { no, name } = rungNames[kind];
  return kind === 'custom' ? name : `第 ${no} 条 ${name}`;
}
