import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiClient } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';
import { nodeKey, type SplitNode } from './reads';

type SplitBody = Api['delegations.saveSplit']['body'];
export type NewDelegation = Api['delegations.create']['body'];

export interface SplitChange extends SplitBody {
  version: number;
}

interface NodePath {
  delegationId: string;
  unitId: string;
}

const save = (api: ApiClient, params: NodePath, { version, ...body }: SplitChange) =>
  api.call('delegations.saveSplit', { params, body, ifMatch: version });

const release = (api: ApiClient, params: NodePath, version: number) => api.call('delegations.release', { params, ifMatch: version });

/** Saves an unfinished split under the version that was edited; a stale version is refused with REQUEST_VERSION_STALE. */
export function useSaveSplit(path: NodePath) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: SplitChange) => save(api, path, change),
    onSuccess: (node) => client.setQueryData(nodeKey(path.delegationId, path.unitId), node),
  });
}

/** Releases a node; what was typed and not yet saved is saved first, under the same guard. */
export function useReleaseNode(path: NodePath) {
  const api = useApi();
  const client = useQueryClient();
  const keep = (node: SplitNode) => client.setQueryData(nodeKey(path.delegationId, path.unitId), node);
  return useMutation({
    mutationFn: async ({ version, unsaved }: { version: number; unsaved: SplitChange | null }) => {
      if (!unsaved) return release(api, path, version);
      const saved = await save(api, path, unsaved);
      keep(saved);
      return release(api, path, saved.version);
    },
    onSuccess: keep,
  });
}

/** Creates a delegation; it stays open until its first node is released. A retry of the same content makes no second one. */
export function useCreateDelegation() {
  const api = useApi();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: NewDelegation) => api.call('delegations.create', { body, idempotencyKey: keyFor(JSON.stringify(body)) }),
    onSuccess: settle,
  });
}

/** Releases what was just created: asks for the node to learn its version first. */
export function useReleaseCreated() {
  const api = useApi();
  return useMutation({
    mutationFn: async (path: NodePath) => release(api, path, (await api.call('delegations.node', { params: path })).version),
  });
}
