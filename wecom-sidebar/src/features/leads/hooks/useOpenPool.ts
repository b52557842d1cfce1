import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../../platform/api';
import { useIdempotencyKey } from '../../../platform/idempotencyKey';

export type OpenPool = Data<'leads.openPool'>;
export type PooledLead = OpenPool['leads'][number];

/** Others take leads all the time; what has gone is told by the grab itself. */
const POLL_MS = 10_000;

export function useOpenPool() {
  const api = useApi();
  return useQuery({ queryKey: ['leads.openPool'], queryFn: () => api.call('leads.openPool', {}), refetchInterval: POLL_MS });
}

/** Takes a lead; a retry after a lost answer repeats the same key, so it is taken once. Whatever the answer, the list is asked anew. */
export function useGrabLead() {
  const api = useApi();
  const client = useQueryClient();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (leadId: string) => api.call('leads.grab', { params: { leadId }, idempotencyKey: keyFor(leadId) }),
    onSuccess: settle,
    onError: (error) => {
      if (!(error instanceof ApiError) || error.code !== 'OFFLINE') settle();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['leads.openPool'] }),
  });
}
