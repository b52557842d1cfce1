import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';

export type Policy = Data<'policies.show'>;
export type PolicyVersion = Data<'policies.version'>;
export type PolicySummary = Policy['versions'][number];

export const policyKey = (unitId: string | undefined) => ['policies.show', unitId];
const POLL_MS = 10_000;

/** The policy of a unit, asked for again so that a colleague's change is seen before it is overwritten. */
export function usePolicy(unitId: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: policyKey(unitId),
    queryFn: () => api.call('policies.show', { query: { unitId } }),
    refetchInterval: POLL_MS,
  });
}

/** One version beside what it follows; what was decided takes a moment to be settled. */
export function usePolicyVersion(versionId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['policies.version', versionId],
    queryFn: () => api.call('policies.version', { params: { versionId } }),
    refetchInterval: 3_000,
  });
}

type Step = 'policies.withdraw' | 'policies.discard' | 'policies.restore';
interface Seen {
  versionId: string;
  version: number;
}

/** A step of a version under what was seen of it. */
export function useVersionStep(step: Step) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ versionId, version }: Seen) => api.call(step, { params: { versionId }, ifMatch: version }),
    onSettled: () => client.invalidateQueries(),
  });
}

/** Sends a draft to a second person. @returns when the request stands */
export function useSubmitPolicy() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ versionId, version, effectiveAt }: Seen & { effectiveAt: string | null }) =>
      api.call('policies.submit', { params: { versionId }, body: { effectiveAt }, ifMatch: version }),
    onSettled: () => client.invalidateQueries(),
  });
}

/** Makes the changes of a version to the latest one instead. */
export function useRebasePolicy() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ versionId, version }: Seen) => api.call('policies.rebase', { params: { versionId }, ifMatch: version }),
    onSettled: () => client.invalidateQueries(),
  });
}

/** Asks for an older version again; a second click of the same intention asks once. */
export function useRollBack() {
  const api = useApi();
  const client = useQueryClient();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (versionId: string) => api.call('policies.rollBack', { params: { versionId }, idempotencyKey: keyFor(versionId) }),
    onSuccess: settle,
    onSettled: () => client.invalidateQueries(),
  });
}
