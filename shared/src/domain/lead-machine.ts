/** The life of a lead. Buttons are rendered from this table; the server refuses every transition that is not in it. */
export const leadStates = [
  'new',
  'waiting',
  'assigned',
  'accepted',
  'contacted',
  'qualified',
  'pooled',
  'won',
  'lost',
  'invalid',
  'merged',
] as const;
export type LeadState = (typeof leadStates)[number];

/** Somebody follows it: it uses one place of that RM's capacity. */
export const heldLeadStates: readonly LeadState[] = ['assigned', 'accepted', 'contacted', 'qualified'];
/** The RM has taken it on. */
const worked: readonly LeadState[] = ['accepted', 'contacted', 'qualified'];
/** States in which a lead blocks a second one of the same person and product line. */
export const openLeadStates: readonly LeadState[] = ['new', 'waiting', ...heldLeadStates, 'pooled'];

export type LeadTransition =
  | 'route'
  | 'assign'
  | 'accept'
  | 'return'
  | 'recycle'
  | 'pool'
  | 'hand_up'
  | 'transfer'
  | 'grab'
  | 'contact'
  | 'qualify'
  | 'win'
  | 'lose'
  | 'invalidate'
  | 'close'
  | 'merge'
  | 'reopen';

export const leadTransitions: Record<LeadTransition, { from: readonly LeadState[]; to: LeadState }> = {
  /** A manager has distribution decide after all. */
  route: { from: ['new'], to: 'waiting' },
  assign: { from: ['waiting'], to: 'assigned' },
  accept: { from: ['assigned'], to: 'accepted' },
  return: { from: ['assigned', 'accepted'], to: 'waiting' },
  /** A clock ran out, or the holder is away: it is distributed again. */
  recycle: { from: heldLeadStates, to: 'waiting' },
  /** 公海 */
  pool: { from: ['new', 'waiting', ...heldLeadStates], to: 'pooled' },
  /** Distribution has tried often enough: a manager decides by hand. */
  hand_up: { from: ['waiting', ...heldLeadStates, 'pooled'], to: 'new' },
  /** 改派 by a manager. */
  transfer: { from: openLeadStates, to: 'assigned' },
  /** 抢单: acceptance is implied. */
  grab: { from: ['pooled'], to: 'accepted' },
  contact: { from: worked, to: 'contacted' },
  /** 有意向 */
  qualify: { from: worked, to: 'qualified' },
  win: { from: worked, to: 'won' },
  lose: { from: worked, to: 'lost' },
  invalidate: { from: worked, to: 'invalid' },
  /** The customer withdrew consent: nobody may go on. */
  close: { from: openLeadStates, to: 'lost' },
  /** What was asked for is followed under another lead: two persons were one, or an older lead was re-opened for it. */
  merge: { from: openLeadStates, to: 'merged' },
  /** The person asked again soon after the end: the same need, distributed again. */
  reopen: { from: ['won', 'lost', 'invalid'], to: 'waiting' },
};

export const leadStateWords: Record<LeadState, string> = {
  new: '待人工分配',
  waiting: '待分配',
  assigned: '待接受',
  accepted: '已接受',
  contacted: '已联系',
  qualified: '有意向',
  pooled: '公海',
  won: '已办理',
  lost: '未成',
  invalid: '无效',
  merged: '已合并',
};

export const canMoveLead = (state: LeadState, transition: LeadTransition): boolean => leadTransitions[transition].from.includes(state);

/** Why an RM hands a lead back; the words are those of the lead page. */
export const returnReasons = {
  not_the_person: '非本人',
  number_empty: '号码空',
  colleague_follows: '已有同事跟进',
  not_licensed: '资质不符',
  busy: '忙，转出',
  other: '其他',
} as const;
export type ReturnReason = keyof typeof returnReasons;

/** Reasons that lie with the lead or its distribution: the RM who gives one is not worse off in fair share. */
export const returnsWithoutFault: readonly ReturnReason[] = ['not_the_person', 'number_empty', 'colleague_follows', 'not_licensed'];

/** Why a lead was taken from whoever held it, without their doing. */
export const recycleReasons = {
  not_accepted: '超时未接受',
  not_contacted: '接受后超时未联系',
  idle: '跟进中多日无动作',
  grab_not_contacted: '抢单后未按时联系',
  away: '负责人休假',
  declined: '客户不要由 TA 联系',
} as const;
export type RecycleReason = keyof typeof recycleReasons;

/** Why a lead stands in the open pool. */
export const poolReasons = { ...recycleReasons, nobody_to_serve: '附近没有可服务的同事' } as const;
export type PoolReason = keyof typeof poolReasons;

/** Why a manager gives a lead to somebody else. */
export const transferReasons = {
  overloaded: '负责人忙不过来',
  away: '负责人休假或外出',
  overdue: '超时未跟进',
  better_fit: '更适合这位客户',
  customer_asked: '客户要求换人',
  /** The shares are part of the reason: whoever gives and whoever gets it read them before anything is done. */
  warmed_up: '远程已预热，交网点办理（成交远程记 20%、网点记 80%）',
  other: '其他',
} as const;
export type TransferReason = keyof typeof transferReasons;
