import { useDidShow } from '@tarojs/taro';
import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import type { RouteId } from '@yinqiao/shared/contracts/routes';
import { useRef } from 'react';
import { call, type Input } from './api';

export type ApiQuery<K extends RouteId> = UseQueryResult<Api[K]['data'], ApiError>;

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => failures < 1 && (error as ApiError).code === 'OFFLINE', staleTime: 10_000 } },
});

interface Options<K extends RouteId> {
  enabled?: boolean;
  /** milliseconds until the next question, or false to stop asking; judged on the last answer */
  askAgain?: (data: Api[K]['data'] | undefined) => number | false;
}

/** A read of the server, kept fresh when its page is shown again. */
export function useApi<K extends RouteId>(id: K, input: Input<K>, { enabled = true, askAgain }: Options<K> = {}): ApiQuery<K> {
  const query = useQuery<Api[K]['data'], ApiError>({
    queryKey: [id, input.params ?? {}, input.query ?? {}],
    queryFn: () => call(id, input),
    enabled,
    refetchInterval: askAgain ? ({ state }) => askAgain(state.data) : false,
  });
  const shownBefore = useRef(false);
  useDidShow(() => {
    if (shownBefore.current && enabled) void query.refetch();
    shownBefore.current = true;
  });
  return query;
}
