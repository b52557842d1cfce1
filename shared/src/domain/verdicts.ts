/** 归属裁决: what can be disputed, who answers an appeal in which order, and the numbers of the procedure (disputes.md §3). */

/** The ten disputes, as the person who raises one says it. */
export const disputeKinds = {
  book_and_code: '管户在别处，客户扫了网点的码',
  two_friends: '两位顾问都是客户的企微好友',
  habit: '客户常来找我，没有管户也不是好友',
  signed_elsewhere: '我跟进很久，客户在别的网点签约',
  recycled_deal: '接受后没有动作被回收，由同事成交',
  grab: '抢单的方式有疑问',
  taken_away: '离职前带走客户',
  warmed_up: '远程先沟通，网点成交',
  payroll: '代发单位的客户归谁',
  customer_wish: '客户要求换一位顾问',
} as const;
export type DisputeKind = keyof typeof disputeKinds;
/** Disputes that staff raise. A wish is the customer's own: it is judged as it is recorded. */
export const raisedKinds = [
  'book_and_code',
  'two_friends',
  'habit',
  'signed_elsewhere',
  'recycled_deal',
  'grab',
  'taken_away',
  'warmed_up',
  'payroll',
] as const satisfies readonly DisputeKind[];
export type RaisedKind = (typeof raisedKinds)[number];
/** That a colleague takes customers along is for those who lead people to say. */
export const leadersKinds: readonly RaisedKind[] = ['taken_away'];

export const disputeKindIds = Object.keys(disputeKinds) as DisputeKind[];

/** Who answers an appeal, one after the other. */
export const appealLevels = { outlet: '网点', branch: '分行', head_office: '总行' } as const;
export type AppealLevel = keyof typeof appealLevels;
export const appealOrder: readonly AppealLevel[] = ['outlet', 'branch', 'head_office'];

/** The level above, or null above head office. */
export const nextLevel = (level: AppealLevel): AppealLevel | null => appealOrder[appealOrder.indexOf(level) + 1] ?? null;

/** A part of one deal, in basis points. */
export const WHOLE_DEAL = 10_000;

/** What a part of a deal is earned by. */
export const shareRoles = {
  follower: '跟进',
  referrer: '转介绍',
  marketing: '营销',
  closing: '承办',
  warming: '预热',
} as const;
export type ShareRole = keyof typeof shareRoles;

/** What becomes of something a verdict asks of somebody. An appeal that changes the verdict takes it back. */
export const measureStates = { open: '待办', done: '已办', not_needed: '核实后不需要', recalled: '改判后收回' } as const;
export type MeasureState = keyof typeof measureStates;
/** How it is answered by whom it is asked of. */
export const measureAnswers = ['done', 'not_needed'] as const satisfies readonly MeasureState[];
export type MeasureAnswer = (typeof measureAnswers)[number];

/** The four ledgers of ownership. */
export const ledgerNames = { book: '管户', friends: '企微好友', handler: '经办', follower: '线索跟进权' } as const;
export type LedgerName = keyof typeof ledgerNames;

/** A party may appeal for so many working days; each level answers within so many. */
export const APPEAL_DAYS = 5;
export const ANSWER_DAYS = 3;
/** What one may say when raising a dispute or appealing. */
export const STATEMENT_LENGTH = 200;
