import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';

export type PartnerRow = Data<'partners.list'>['partners'][number];
export type PartnerDetail = Data<'partners.read'>;
export type NewPartner = Api['partners.create']['body'];
/** A secret just made; null when an earlier answer told it. */
export type ToldSecret = Data<'partners.create'>;

const POLL_MS = 30_000;
const LIST = ['partners.list'];
const keyOf = (partnerId: string) => ['partners.read', partnerId];

export function usePartners() {
  const api = useApi();
  return useQuery({ queryKey: LIST, queryFn: () => api.call('partners.list', {}), refetchInterval: POLL_MS });
}

export function usePartner(partnerId: string) {
  const api = useApi();
  return useQuery({
    queryKey: keyOf(partnerId),
    queryFn: () => api.call('partners.read', { params: { partnerId } }),
    refetchInterval: POLL_MS,
  });
}

export function useCreatePartner() {
  const api = useApi();
  const queries = useQueryClient();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: NewPartner) => api.call('partners.create', { body, idempotencyKey: keyFor(JSON.stringify(body)) }),
    onSuccess: () => {
      settle();
      return queries.invalidateQueries({ queryKey: LIST });
    },
  });
}

/** What is decided about a client; whatever the answer, the page shows it as it is now. */
export function usePartnerCommands({ partnerId, version }: Pick<PartnerDetail, 'partnerId' | 'version'>) {
  const api = useApi();
  const queries = useQueryClient();
  const onSettled = async () => {
    await queries.invalidateQueries({ queryKey: LIST });
    await queries.invalidateQueries({ queryKey: keyOf(partnerId) });
  };
  const call = { params: { partnerId }, ifMatch: version };
  const rotate = useMutation({ mutationFn: () => api.call('partners.rotate', call), onSettled });
  const setActive = useMutation({
    mutationFn: (active: boolean) => api.call('partners.setActive', { ...call, body: { active } }),
    onSettled,
  });
  return { rotate, setActive };
}
