import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ApiClient, ApiError } from '@yinqiao/shared/client';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type Me = Data<'orgs.me'>;

const ME = ['orgs.me'];
/** The clock of the business can be moved, so who-am-I is asked again now and then. */
const REFRESH_MS = 15_000;

/** Forgets whatever the last person saw: the next one must not see a frame of it. */
function forget(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });
}

async function fetchMe(api: ApiClient, client: QueryClient): Promise<Me | null> {
  try {
    const me = await api.call('orgs.me', {});
    const before = client.getQueryData<Me | null>(ME);
    // Signed in elsewhere in this browser: the cookie is shared, what was read is not.
    if (before && before.staffId !== me.staffId) forget(client);
    return me;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
    forget(client);
    return null;
  }
}

/** Who is signed in; `null` when nobody is. */
export function useMe() {
  const api = useApi();
  const client = useQueryClient();
  return useQuery({ queryKey: ME, queryFn: () => fetchMe(api, client), refetchInterval: REFRESH_MS });
}

/** Called when any answer said that there is no session. */
export function endSession(client: QueryClient): void {
  client.setQueryData(ME, null);
  forget(client);
}

export function useSignOut() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({ mutationFn: () => api.call('orgs.signOut', {}), onSuccess: () => endSession(client) });
}
