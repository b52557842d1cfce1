import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../platform/api';

const POLL_MS = 30_000;

/** The own cell of the fairness report. @param works false for who works no leads, and has none */
export function useMyShare(works: boolean) {
  const api = useApi();
  return useQuery({ queryKey: ['leads.myShare'], queryFn: () => api.call('leads.myShare', {}), refetchInterval: POLL_MS, enabled: works });
}
