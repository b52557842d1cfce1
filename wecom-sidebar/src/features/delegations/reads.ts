import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type DelegationSummary = Data<'delegations.list'>['delegations'][number];
export type Board = Data<'delegations.board'>;
export type BoardRow = Board['rows'][number];
export type SplitNode = Data<'delegations.node'>;
export type SplitRow = SplitNode['rows'][number];
export type Campaign = Data<'campaigns.list'>['campaigns'][number];
export type Script = Data<'content.scripts'>['scripts'][number];

const BOARD_POLL_MS = 3_000;
const NODE_POLL_MS = 10_000;

export const nodeKey = (delegationId: string, unitId: string) => ['delegations.node', delegationId, unitId];

export function useDelegations() {
  const api = useApi();
  return useQuery({ queryKey: ['delegations.list'], queryFn: () => api.call('delegations.list', {}), refetchInterval: NODE_POLL_MS });
}

/** One delegation with its tree of units; its process figures are live. */
export function useBoard(delegationId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['delegations.board', delegationId],
    queryFn: () => api.call('delegations.board', { params: { delegationId } }),
    refetchInterval: BOARD_POLL_MS,
  });
}

/** One unit's part; asked for again while it is open, so that a colleague's change is seen before it is overwritten. */
export function useSplitNode(delegationId: string, unitId: string) {
  const api = useApi();
  return useQuery({
    queryKey: nodeKey(delegationId, unitId),
    queryFn: () => api.call('delegations.node', { params: { delegationId, unitId } }),
    refetchInterval: NODE_POLL_MS,
  });
}

/** What a new delegation may name: campaigns and approved scripts. */
export function useCampaigns() {
  const api = useApi();
  return useQuery({ queryKey: ['campaigns.list'], queryFn: () => api.call('campaigns.list', {}), staleTime: 60_000 });
}

/** The units a new delegation of that campaign can be split over; while another campaign's are asked for, the former stay. */
export function useReceivers(campaignId: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['delegations.receivers', campaignId],
    queryFn: () => api.call('delegations.receivers', { query: campaignId === null ? {} : { campaignId } }),
    placeholderData: keepPreviousData,
  });
}

export function useScripts() {
  const api = useApi();
  return useQuery({ queryKey: ['content.scripts'], queryFn: () => api.call('content.scripts', {}), staleTime: 60_000 });
}
