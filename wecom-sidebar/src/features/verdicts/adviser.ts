import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';

export type BookClaim = Data<'bookClaims.show'>;
export type Wish = Api['wishes.record']['body'];

function useForget() {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({ predicate: ({ queryKey }) => /^(verdicts|leads|desk|cockpit|bookClaims)\./.test(String(queryKey[0])) });
}

/** A lost answer keeps the key, so that a retry counts once. */
const isSettled = (error: unknown): boolean => !(error instanceof ApiError) || error.code !== 'OFFLINE';

/** 换一位, as a member of staff heard it from the customer. */
export function useRecordWish(leadId: string) {
  const api = useApi();
  const forget = useForget();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Wish) => api.call('wishes.record', { params: { leadId }, body, idempotencyKey: keyFor(JSON.stringify(body)) }),
    onSuccess: () => {
      settle();
      return forget();
    },
    onError: (error) => isSettled(error) && settle(),
  });
}

/** 认领: what may be proposed about the book of a lead's customer; asked when the dialog opens. */
export function useBookClaim(leadId: string, asked: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['bookClaims.show', leadId],
    queryFn: () => api.call('bookClaims.show', { params: { leadId } }),
    enabled: asked,
  });
}

export function useProposeClaim(leadId: string) {
  const api = useApi();
  const forget = useForget();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (staffId: string) =>
      api.call('bookClaims.propose', { params: { leadId }, body: { staffId }, idempotencyKey: keyFor(staffId) }),
    onSuccess: () => {
      settle();
      return forget();
    },
    onError: (error) => isSettled(error) && settle(),
  });
}
