import { useMutation } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import type { Outcome, ReturnReason } from '@yinqiao/shared/domain';
import { useApi } from '../../../platform/api';
import { useIdempotencyKey } from '../../../platform/idempotencyKey';

/** A lead as its commands name it: the assignment number fences off a colleague's stale page. */
export interface LeadRef {
  leadId: string;
  assignmentNo: number;
}

export function useAcceptLead() {
  const api = useApi();
  return useMutation({
    mutationFn: ({ leadId, assignmentNo }: LeadRef) => api.call('leads.accept', { params: { leadId }, body: { assignmentNo } }),
  });
}

export function useReturnLead() {
  const api = useApi();
  return useMutation({
    mutationFn: ({ leadId, assignmentNo, reason, note }: LeadRef & { reason: ReturnReason; note?: string }) =>
      api.call('leads.return', { params: { leadId }, body: { assignmentNo, reason, ...(note === undefined ? {} : { note }) } }),
  });
}

/** Records an outcome; a retry after a lost answer repeats the same key, so it counts once. */
export function useRecordOutcome() {
  const api = useApi();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: ({ leadId, assignmentNo, outcome }: LeadRef & { outcome: Outcome }) =>
      api.call('leads.recordOutcome', {
        params: { leadId },
        body: { assignmentNo, outcome },
        idempotencyKey: keyFor(`${leadId}/${assignmentNo}/${outcome}`),
      }),
    onSuccess: settle,
    onError: (error) => {
      if (!(error instanceof ApiError) || error.code !== 'OFFLINE') settle();
    },
  });
}
