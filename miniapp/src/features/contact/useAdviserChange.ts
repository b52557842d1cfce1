import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../platform/api';
import { once } from '../../platform/idempotency';

/** 换一位: one press and no reason; the answer says what happens next. */
export function useAskForAnother() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (fromStaffId: string) =>
      once(`wish:${fromStaffId}`, { fromStaffId }, (idempotencyKey) => call('wishes.ask', { body: { fromStaffId }, idempotencyKey })),
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** 是否由 TA 为您服务 */
export function useAnswerProposal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ claimId, agrees }: { claimId: string; agrees: boolean }) =>
      once(`claim:${claimId}`, { agrees }, (idempotencyKey) =>
        call('bookClaims.answer', { params: { claimId }, body: { agrees }, idempotencyKey }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
}
