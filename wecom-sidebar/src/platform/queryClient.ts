import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';

const RETRIES = 2;

const FAULT = 500;

/** Only what may pass by itself is tried again: no answer, or a server or proxy that is busy or restarting. A fault is told at once. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'OFFLINE' || error.status > FAULT);
}

/**
 * The cache of server state of one entry. After a command has run, everything on the page is asked for again:
 * a command of ours may move leads, tasks, gates and figures at once, and the reads are cheap.
 * @param onSignedOut called once per refusal that says that there is no session
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) onSignedOut();
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({
      onError: watch,
      onSettled: () => {
        void client.invalidateQueries();
      },
    }),
    defaultOptions: {
      queries: { staleTime: 2_000, networkMode: 'always', retry: (failures, error) => failures < RETRIES && mayPass(error) },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
