import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '@yinqiao/shared/client';

// The page only watches: the story's steps and the clock are what the server read from events and audit.
const WATCH_MS = 1_500;

export const worldQuery = (api: ApiClient) =>
  queryOptions({ queryKey: ['demo.world'], queryFn: () => api.call('demo.world', {}), staleTime: Infinity });

export const storyQuery = (api: ApiClient, personaId: string) =>
  queryOptions({
    queryKey: ['demo.story', personaId],
    queryFn: () => api.call('demo.story', { query: { personaId } }),
    refetchInterval: WATCH_MS,
  });
