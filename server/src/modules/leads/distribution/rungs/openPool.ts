import type { TryRung } from '../walk';

/** 13 分行公海: what no team of the branch could serve, not even later, is there to be claimed. */
export const openPool: TryRung<'open_pool'> = (_rung, { around }, { fallback }) => {
  if (fallback) return { found: 'not_reached' };
  const unitId = around.branchId;
  return { found: 'open_pool', unitId, outcome: { kind: 'open_pool', by: 'open_pool', unitId } };
};
