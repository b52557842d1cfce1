/** The life of a lead. Buttons are rendered from this table; the server refuses every transition that is not in it. */
export const leadStates = ['waiting', 'assigned', 'accepted', 'contacted', 'won', 'lost', 'invalid', 'merged'] as const;
export type LeadState = (typeof leadStates)[number];

export type LeadTransition = 'assign' | 'accept' | 'return' | 'contact' | 'win' | 'lose' | 'invalidate' | 'close' | 'merge' | 'reopen';

export const leadTransitions: Record<LeadTransition, { from: readonly LeadState[]; to: LeadState }> = {
  assign: { from: ['waiting'], to: 'assigned' },
  accept: { from: ['assigned'], to: 'accepted' },
  return: { from: ['assigned', 'accepted'], to: 'waiting' },
  contact: { from: ['accepted', 'contacted'], to: 'contacted' },
  win: { from: ['accepted', 'contacted'], to: 'won' },
  lose: { from: ['accepted', 'contacted'], to: 'lost' },
  invalidate: { from: ['accepted', 'contacted'], to: 'invalid' },
  /** The customer withdrew consent: nobody may go on. */
  close: { from: ['waiting', 'assigned', 'accepted', 'contacted'], to: 'lost' },
  /** What was asked for is followed under another lead: two persons were one, or an older lead was re-opened for it. */
  merge: { from: ['waiting', 'assigned', 'accepted', 'contacted'], to: 'merged' },
  /** The person asked again soon after the end: the same need, distributed again. */
  reopen: { from: ['won', 'lost', 'invalid'], to: 'waiting' },
};

export const leadStateWords: Record<LeadState, string> = {
  waiting: '待分配',
  assigned: '待接受',
  accepted: '已接受',
  contacted: '已联系',
  won: '已办理',
  lost: '未成',
  invalid: '无效',
  merged: '已合并',
};

/** States in which a lead still uses an RM's open-lead capacity and blocks a second lead of the same product line. */
export const openLeadStates: readonly LeadState[] = ['waiting', 'assigned', 'accepted', 'contacted'];

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
