import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ApiClient, ApiError } from '@yinqiao/shared/client';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type Persona = Data<'demo.world'>['console'][number];

/** The console's personas, or `null` where the demo mode does not exist. */
async function fetchPersonas(api: ApiClient): Promise<Persona[] | null> {
  try {
    return (await api.call('demo.world', {})).console;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

export function useDemoPersonas() {
  const api = useApi();
  return useQuery({ queryKey: ['demo.world', 'console'], queryFn: () => fetchPersonas(api), staleTime: 60_000 });
}

export function useDemoSignIn() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (personaId: string) => api.call('demo.signIn', { body: { personaId } }),
    onSuccess: () => client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'orgs.me' && query.queryKey[0] !== 'demo.world' }),
  });
}
