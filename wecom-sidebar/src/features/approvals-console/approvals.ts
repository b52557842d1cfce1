import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type Approval = Data<'approvals.decide'>;
export type ApprovalView = NonNullable<Api['approvals.list']['query']['state']>;

const LIST = ['approvals.list'];
const POLL_MS = 10_000;

/** What waits for a second person, or was decided; page by page. */
export function useApprovals(state: ApprovalView) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...LIST, state],
    queryFn: ({ pageParam }) => api.envelope('approvals.list', { query: { state, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page?.nextCursor ?? null,
    refetchInterval: POLL_MS,
  });
}

/** How many wait for one's own name; shown beside the way there. */
export function useToDecide(): number {
  const api = useApi();
  const query = useQuery({
    queryKey: [...LIST, 'count'],
    queryFn: () => api.call('approvals.list', { query: {} }),
    refetchInterval: 3 * POLL_MS,
  });
  return query.data?.toDecide ?? 0;
}

export interface Decision {
  approvalId: string;
  body: Api['approvals.decide']['body'];
}

/** Says yes or no. Whatever was asked may have changed by it, so everything on the page is asked for again. */
export function useDecide() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ approvalId, body }: Decision) => api.call('approvals.decide', { params: { approvalId }, body }),
    onSettled: () => client.invalidateQueries(),
  });
}
