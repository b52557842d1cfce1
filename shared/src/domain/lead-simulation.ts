/** How far a simulation of lead distribution is. */
export const simulationStates = { running: '进行中', done: '已完成', failed: '没有算成', cancelled: '已取消' } as const;
export type SimulationState = keyof typeof simulationStates;

/** Where a lead is when a simulation ends: every one is in exactly one of these. */
export const simulatedEnds = {
  in_hand: '在跟',
  ended: '已结束',
  waiting: '没有分到',
  open_pool: '进公海',
  manual: '转人工',
  excluded: '红线不分配',
} as const;
export type SimulatedEnd = keyof typeof simulatedEnds;

/** The most days of the past that may be replayed, today among them. */
export const MOST_REPLAY_DAYS = 90;
export const MOST_SYNTHETIC_DAYS = 31;
/** A million leads in 31 days at most. */
export const MOST_SYNTHETIC_A_DAY = 32_000;
