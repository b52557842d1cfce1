import { useMutation } from '@tanstack/react-query';
import type { RevealReason } from '@yinqiao/shared/domain';
import { useApi } from '../../../platform/api';

/** Shows one masked field in full; the value lives in the mutation only and is gone with `reset()`. */
export function useReveal(personId: string) {
  const api = useApi();
  return useMutation({
    gcTime: 0,
    mutationFn: ({ field, reason }: { field: 'phone' | 'name'; reason: RevealReason }) =>
      api.call('customers.reveal', { params: { personId }, body: { field, reason } }),
  });
}
