import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '@yinqiao/shared/client';

// While a page is in view it asks again every few seconds: what colleagues, customers and the clock did must show by itself.
const LIVE_MS = 4_000;

export const todayQuery = (api: ApiClient) =>
  queryOptions({ queryKey: ['desk.today'], queryFn: () => api.call('desk.today', {}), refetchInterval: LIVE_MS });

export const leadQuery = (api: ApiClient, leadId: string) =>
  queryOptions({
    queryKey: ['desk.lead', leadId],
    queryFn: () => api.call('desk.lead', { params: { leadId } }),
    refetchInterval: LIVE_MS,
  });

export const customerQuery = (api: ApiClient, externalUserId: string) =>
  queryOptions({
    queryKey: ['desk.customer', externalUserId],
    queryFn: () => api.call('desk.customer', { params: { externalUserId } }),
    refetchInterval: LIVE_MS,
  });

/** @param search words, pinyin or its initials; empty for the recommended order */
export const scriptsQuery = (api: ApiClient, externalUserId: string, search: string) =>
  queryOptions({
    queryKey: ['desk.scripts', externalUserId, search],
    queryFn: () => api.call('desk.scripts', { params: { externalUserId }, query: search === '' ? {} : { search } }),
    placeholderData: (previous, before) => (before?.queryKey[1] === externalUserId ? keepPreviousData(previous) : undefined),
    refetchInterval: 3 * LIVE_MS,
  });
