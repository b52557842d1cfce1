import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';

export type MergeView = NonNullable<Api['merges.list']['query']['view']>;
export type MergeRow = Data<'merges.list'>['merges'][number];
export type MergeDetail = Data<'merges.read'>;
export type MergeSide = MergeDetail['sides'][number];
export type MergeDecision = 'merge' | 'undo' | 'dismiss';
export type MergeProposal = Api['merges.propose']['body'];

const POLL_MS = 30_000;

export function useMerges(view: MergeView, unitId: string | undefined) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['merges.list', view, unitId],
    queryFn: ({ pageParam }) => api.envelope('merges.list', { query: { view, unitId, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page?.nextCursor ?? null,
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });
}

export function useMerge(mergeId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['merges.read', mergeId],
    queryFn: () => api.call('merges.read', { params: { mergeId } }),
    refetchInterval: POLL_MS,
  });
}

/** A decision may move leads, tasks and figures anywhere, so everything on the page is asked for again. */
export function useDecideMerge({ mergeId, version }: Pick<MergeDetail, 'mergeId' | 'version'>) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, reason }: { decision: MergeDecision; reason: string }) =>
      api.call(`merges.${decision}`, { params: { mergeId }, body: { reason }, ifMatch: version }),
    onSettled: () => queries.invalidateQueries(),
  });
}

export function useProposeMerge() {
  const api = useApi();
  const queries = useQueryClient();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: MergeProposal) => api.call('merges.propose', { body, idempotencyKey: keyFor(JSON.stringify(body)) }),
    onSuccess: () => {
      settle();
      return queries.invalidateQueries({ queryKey: ['merges.list'] });
    },
  });
}
