import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import type { Data } from '@yinqiao/shared/contracts';
import type { TransferReason } from '@yinqiao/shared/domain';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';

export type Board = Data<'leads.board'>;
export type BoardLead = Board['columns']['waiting']['leads'][number];
export type BoardPerson = Board['people'][number];

const POLL_MS = 5_000;

/** 线索与负荷调度 of a unit's subtree. */
export function useBoard(unitId: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['leads.board', unitId],
    queryFn: () => api.call('leads.board', { query: { unitId } }),
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });
}

export interface TransferOrder {
  leads: readonly Pick<BoardLead, 'leadId' | 'assignmentNo'>[];
  toStaffId: string;
  reason: TransferReason;
}

/** Gives leads to somebody; a retry after a lost answer repeats the key, so it is done once. */
export function useTransfer() {
  const api = useApi();
  const client = useQueryClient();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: ({ leads, toStaffId, reason }: TransferOrder) => {
      const body = { leads: leads.map(({ leadId, assignmentNo }) => ({ leadId, assignmentNo })), toStaffId, reason };
      return api.call('leads.transfer', { body, idempotencyKey: keyFor(JSON.stringify(body)) });
    },
    onSuccess: settle,
    onError: (error) => {
      if (!(error instanceof ApiError) || error.code !== 'OFFLINE') settle();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['leads.board'] }),
  });
}

export function useUndoTransfer() {
  const api = useApi();
  const client = useQueryClient();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (transferId: string) => api.call('leads.undoTransfer', { params: { transferId }, idempotencyKey: keyFor(transferId) }),
    onSuccess: settle,
    onSettled: () => client.invalidateQueries({ queryKey: ['leads.board'] }),
  });
}
