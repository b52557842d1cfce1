/** Why two persons seem to be one. */
export const likenessGrounds = {
  phone: '手机号相同',
  phone_told: '手机号为客户自填',
  unionid: '微信账号相同',
  staff: '同事提出',
} as const;
export type LikenessGround = keyof typeof likenessGrounds;

/** The life of a pair of persons who seem to be one. */
export const mergeStates = ['open', 'merged', 'undone', 'dismissed'] as const;
export type MergeState = (typeof mergeStates)[number];

export type MergeStep = 'merge' | 'undo' | 'dismiss' | 'reconsider';

/** The server refuses every step that is not in this table; buttons are rendered from it. */
export const mergeSteps: Record<MergeStep, { from: readonly MergeState[]; to: MergeState }> = {
  merge: { from: ['open', 'undone'], to: 'merged' },
  undo: { from: ['merged'], to: 'undone' },
  dismiss: { from: ['open', 'undone'], to: 'dismissed' },
  /** Somebody proposes again what was dismissed or undone. */
  reconsider: { from: ['undone', 'dismissed'], to: 'open' },
};

export const mergeStateWords: Record<MergeState, string> = {
  open: '待合并',
  merged: '已合并',
  undone: '已撤销合并',
  dismissed: '不是同一人',
};

export const canMergeStep = (state: MergeState, step: MergeStep): boolean => mergeSteps[step].from.includes(state);
