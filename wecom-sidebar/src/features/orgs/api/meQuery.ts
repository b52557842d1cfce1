import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '@yinqiao/shared/client';

/** Who is signed in and for which unit; read once, it changes with the session only. */
export const meQuery = (api: ApiClient) =>
  queryOptions({ queryKey: ['orgs.me'], queryFn: () => api.call('orgs.me', {}), staleTime: 60_000 });
