import { useQuery } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type LeadTrace = Data<'cockpit.leadTrace'>;
export type Replay = Data<'leads.replay'>;
export type LeadAudit = Data<'cockpit.leadAudit'>;

const POLL_MS = 5_000;

/** One lead and one of its rounds: why this relationship manager, who else could have been, what happened. @param assignmentNo the latest decision without it */
export function useLeadTrace(leadId: string, assignmentNo?: number) {
  const api = useApi();
  return useQuery({
    queryKey: ['cockpit.leadTrace', leadId, assignmentNo],
    queryFn: () => api.call('cockpit.leadTrace', { params: { leadId }, query: assignmentNo === undefined ? {} : { assignmentNo } }),
    refetchInterval: POLL_MS,
    // Another round of the same lead takes the place of the one shown without a skeleton between them.
    placeholderData: (before) => (before?.leadId === leadId ? before : undefined),
  });
}

/** 重算核对 of the decision of one round; asked for by its button, and anew each time. */
export function useReplay(leadId: string, assignmentNo: number) {
  const api = useApi();
  return useQuery({
    queryKey: ['leads.replay', leadId, assignmentNo],
    queryFn: () => api.call('leads.replay', { params: { leadId }, query: { assignmentNo } }),
    enabled: false,
    retry: false,
  });
}

/** The audit trail of one lead; asked for only when somebody looks at it, because looking is itself recorded. */
export function useLeadAudit(leadId: string) {
  const api = useApi();
  return useQuery({ queryKey: ['cockpit.leadAudit', leadId], queryFn: () => api.call('cockpit.leadAudit', { params: { leadId } }) });
}
