/** The life of a verdict. The server refuses every step that is not in this table; buttons are rendered from it. */
export const verdictStates = ['issued', 'appealed', 'upheld', 'changed', 'final'] as const;
export type VerdictState = (typeof verdictStates)[number];

export type VerdictStep = 'appeal' | 'uphold' | 'change' | 'pass_up' | 'close';

export const verdictSteps: Record<VerdictStep, { from: readonly VerdictState[]; to: VerdictState }> = {
  appeal: { from: ['issued', 'upheld', 'changed'], to: 'appealed' },
  uphold: { from: ['appealed'], to: 'upheld' },
  change: { from: ['appealed'], to: 'changed' },
  /** An answer was not given in time: the level above has the appeal. */
  pass_up: { from: ['appealed'], to: 'appealed' },
  /** The time to appeal is over, or head office has answered. */
  close: { from: ['issued', 'upheld', 'changed'], to: 'final' },
};

export const verdictStateWords: Record<VerdictState, string> = {
  issued: '可申诉',
  appealed: '申诉中',
  upheld: '维持，可再申诉',
  changed: '已改，可再申诉',
  final: '终局',
};

export const canStep = (state: VerdictState, step: VerdictStep): boolean => verdictSteps[step].from.includes(state);
