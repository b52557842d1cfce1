import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { routes } from '@yinqiao/shared/contracts/routes';
import type { ImportState } from '@yinqiao/shared/domain';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';

export type ImportRow = Data<'leads.imports'>['imports'][number];
export type ImportDetail = Data<'leads.import'>;
export type ImportChoice = Api['leads.checkImport']['body'];

/** While something is being done it is watched; else now and then, because a colleague may decide. */
const BUSY_MS = 1_000;
const CALM_MS = 15_000;
const isWorking = (state: ImportState): boolean => state === 'reading' || state === 'checking' || state === 'importing';

export function useImports(unitId: string | undefined) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['leads.imports', unitId],
    queryFn: ({ pageParam }) => api.envelope('leads.imports', { query: { unitId, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page?.nextCursor ?? null,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.data.imports.some((one) => isWorking(one.state))) ? BUSY_MS * 3 : CALM_MS,
    placeholderData: keepPreviousData,
  });
}

const keyOf = (importId: string) => ['leads.import', importId];

export function useImport(importId: string) {
  const api = useApi();
  return useQuery({
    queryKey: keyOf(importId),
    queryFn: () => api.call('leads.import', { params: { importId } }),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.state) ? BUSY_MS : CALM_MS),
  });
}

/** The first rows that make no lead. @param version asks again when something was decided or done */
export function useImportFaults({ importId, faulty, version }: ImportDetail) {
  const api = useApi();
  return useQuery({
    queryKey: ['leads.importFaults', importId, version, faulty],
    queryFn: () => api.call('leads.importFaults', { params: { importId }, query: { after: 0 } }),
    enabled: faulty > 0,
    placeholderData: keepPreviousData,
  });
}

/** Begins an import and hands its file in; a retry after a lost answer goes on with the same one. */
export function useNewImport() {
  const api = useApi();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: async ({ unitId, file }: { unitId: string; file: File }) => {
      const body = { unitId, fileName: file.name.slice(0, 120) };
      const idempotencyKey = keyFor(`${unitId}/${file.name}/${file.size}/${file.lastModified}`);
      const begun = await api.call('leads.createImport', { body, idempotencyKey });
      if (begun.state !== 'empty') return begun;
      return api.call('leads.uploadImport', { params: { importId: begun.importId }, file });
    },
    onSuccess: settle,
  });
}

/** What people decide about an import; the answer replaces what the page shows. */
export function useImportCommands(importId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const params = { importId };
  const onSuccess = (detail: ImportDetail) => queries.setQueryData(keyOf(importId), detail);
  const onError = () => queries.invalidateQueries({ queryKey: keyOf(importId) });
  const check = useMutation({
    mutationFn: ({ choice, version }: { choice: ImportChoice; version: number }) =>
      api.call('leads.checkImport', { params, body: choice, ifMatch: version }),
    onSuccess,
    onError,
  });
  const submit = useMutation({
    mutationFn: (version: number) => api.call('leads.submitImport', { params, ifMatch: version }),
    onSuccess,
    onError,
  });
  const cancel = useMutation({ mutationFn: () => api.call('leads.cancelImport', { params }), onSuccess, onError });
  return { check, submit, cancel };
}

/** Saves the rows that make no lead as a file. @throws Error when the server did not give it */
export function useFaultsFile(importId: string, fileName: string) {
  return useMutation({
    mutationFn: async () => {
      const path = routes['leads.importFaultsFile'].path.replace(':importId', encodeURIComponent(importId));
      const reply = await fetch(path, { credentials: 'same-origin', headers: { 'X-YQ-Client': 'console' } });
      if (!reply.ok) throw new Error('the file of faults was not given');
      saveAs(`${fileName.replace(/\.\w+$/, '')}-问题行.csv`, await reply.blob());
    },
  });
}

/** Has the browser save something under a name. */
export function saveAs(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
