import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import { call } from '../../platform/api';
import { once } from '../../platform/idempotency';

type Asked = Api['leads.enquire']['body'];

/** Asks to be contacted. A key that outlives lost answers makes one enquiry of however many presses. */
export function useEnquire() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Asked) =>
      once(`enquire:${body.productId}`, body, (idempotencyKey, sent) => call('leads.enquire', { body: sent, idempotencyKey })),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'CONSENT_TEXT_STALE') void queries.invalidateQueries();
    },
  });
}
