import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type RiskExpiry = Data<'journeys.riskExpiry'>;

const POLL_MS = 15_000;
const KEY = ['journeys.riskExpiry'];

export function useRiskExpiry() {
  const api = useApi();
  return useQuery({ queryKey: KEY, queryFn: () => api.call('journeys.riskExpiry', {}), refetchInterval: POLL_MS });
}

/** On, off or how many days; whatever the answer, the page shows it as it is now. */
export function useSetRiskExpiry(version: number) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Api['journeys.setRiskExpiry']['body']) => api.call('journeys.setRiskExpiry', { body, ifMatch: version }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
