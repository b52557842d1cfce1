import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type LeadView = NonNullable<Api['leads.list']['query']['view']>;
export type LeadRow = Data<'leads.list'>['leads'][number];
export type LeadCounts = Data<'leads.list'>['counts'];
export interface LeadFilter {
  view: LeadView;
  unitId: string | undefined;
  /** Only those of one import. */
  importId?: string | undefined;
}

const POLL_MS = 5_000;
/** Beyond this many pages the list rests: refreshing all of them would cost more than it tells. */
const LIVE_PAGES = 3;

/** Leads of a unit's subtree, newest first, page by page. */
export function useLeadList({ view, unitId, importId }: LeadFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['leads.list', view, unitId, importId],
    queryFn: ({ pageParam }) => api.envelope('leads.list', { query: { view, unitId, importId, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page?.nextCursor ?? null,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > LIVE_PAGES ? false : POLL_MS),
    placeholderData: keepPreviousData,
  });
}
