import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../platform/api';
import { once } from '../../platform/idempotency';

/** Withdraws a consent in one step, as it was given; the answer says what it did. */
export function useWithdraw() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (consentId: string) =>
      once(`withdraw:${consentId}`, {}, (idempotencyKey) => call('consents.withdraw', { params: { consentId }, idempotencyKey })),
    onSuccess: () => queries.invalidateQueries(),
  });
}
