/** The state of one unit's part of a delegation. A split is open until every allocation is given, then it is released. */
export const nodeStates = ['splitting', 'released'] as const;
export type NodeState = (typeof nodeStates)[number];

export const nodeStateWords: Record<NodeState, string> = { splitting: '待拆解', released: '执行中' };

/** The bases a split may start from; the person may change every figure afterwards. */
export const splitBases = { reachable: '按可触达名单', headcount: '按可承接人数', equal: '等额' } as const;
export type SplitBasis = keyof typeof splitBases;
export const splitBasisIds = Object.keys(splitBases) as [SplitBasis, ...SplitBasis[]];

/** A node may be released only when what is allocated equals its target. */
export const isFullySplit = (target: number, allocated: readonly number[]): boolean => allocated.reduce((a, b) => a + b, 0) === target;
