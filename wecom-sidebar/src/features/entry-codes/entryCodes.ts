import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';

export type EntryCodes = Data<'channels.list'>;
export type MyEntryCodes = Data<'channels.mine'>;
export type EntryCode = EntryCodes['codes'][number];
export type NewEntryCode = Api['channels.create']['body'];

const POLL_MS = 30_000;
const MINE = ['channels.mine'];
const LIST = ['channels.list'];

export function useMyEntryCodes() {
  const api = useApi();
  return useQuery({ queryKey: MINE, queryFn: () => api.call('channels.mine', {}), refetchInterval: POLL_MS });
}

export function useEntryCodes(view: 'active' | 'ended', unitId: string | undefined) {
  const api = useApi();
  const query = unitId === undefined ? { view } : { view, unitId };
  return useQuery({ queryKey: [...LIST, query], queryFn: () => api.call('channels.list', { query }), refetchInterval: POLL_MS });
}

/** Makes a code; a retry after a lost answer repeats the same key, so it is made once. */
export function useCreateEntryCode() {
  const api = useApi();
  const renew = useRenew();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: NewEntryCode) => api.call('channels.create', { body, idempotencyKey: keyFor(JSON.stringify(body)) }),
    onSuccess: settle,
    onError: (error) => {
      if (!(error instanceof ApiError) || error.code !== 'OFFLINE') settle();
    },
    onSettled: renew,
  });
}

/** 停用; whatever the answer, the list is shown as it is now. */
export function useEndEntryCode() {
  const api = useApi();
  const renew = useRenew();
  return useMutation({
    mutationFn: ({ entryId, version }: Pick<EntryCode, 'entryId' | 'version'>) =>
      api.call('channels.end', { params: { entryId }, ifMatch: version }),
    onSettled: renew,
  });
}

function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: MINE });
    await queries.invalidateQueries({ queryKey: LIST });
  };
}
