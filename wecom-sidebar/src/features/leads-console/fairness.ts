import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type Fairness = Data<'leads.fairness'>;
export type FairPerson = Fairness['people'][number];

/** The report moves with every lead; nobody decides by it within the minute. */
const POLL_MS = 30_000;

/** 公平报告 of a unit's subtree. @param week any day of the week; without it the running one */
export function useFairness({ unitId, week }: { unitId: string | undefined; week?: string | undefined }) {
  const api = useApi();
  return useQuery({
    queryKey: ['leads.fairness', unitId, week],
    queryFn: () => api.call('leads.fairness', { query: { unitId, week } }),
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });
}

/** The latest nightly comparison of loads with leads. */
export function useLoadCheck() {
  const api = useApi();
  return useQuery({ queryKey: ['leads.loadCheck'], queryFn: () => api.call('leads.loadCheck', {}), staleTime: 5 * 60_000 });
}
