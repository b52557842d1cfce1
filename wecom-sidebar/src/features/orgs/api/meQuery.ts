import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '@yinqiao/shared/client';

const MINUTE_MS = 60_000;

/** Who is signed in and for which unit; read again each minute because the watermark says when somebody looked. */
export const meQuery = (api: ApiClient) =>
  queryOptions({ queryKey: ['orgs.me'], queryFn: () => api.call('orgs.me', {}), staleTime: MINUTE_MS, refetchInterval: MINUTE_MS });
