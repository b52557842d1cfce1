import type { AnyRung, RungKind } from './ruleSet';

export const rungNames: Readonly<Record<Exclude<RungKind, 'custom'>, string>> = {
  red_lines: '红线',
  collision: '撞单合并',
  handler: '经办优先',
  book_owner: '管户在岗',
  friend: '有效好友',
  referral: '转介绍指定',
  code_staff: '来源码员工',
  chosen: '客户自选',
  licence: '资质',
  tier: '客户层级',
  nearest: '网点就近',
  fair_share: '公平份额',
  remote_seats: '远程坐席',
  open_pool: '公海抢单',
};

export const rungName = (rung: AnyRung): string => (rung.kind === 'custom' ? rung.params.name : rungNames[rung.kind]);
