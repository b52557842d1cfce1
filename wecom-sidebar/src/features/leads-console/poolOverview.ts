import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type PoolOverview = Data<'leads.poolOverview'>;

const POLL_MS = 10_000;

/** 公海 of a unit's subtree. */
export function usePoolOverview(unitId: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['leads.poolOverview', unitId],
    queryFn: () => api.call('leads.poolOverview', { query: { unitId } }),
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });
}
