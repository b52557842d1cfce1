import { useQuery } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type LeadTrace = Data<'cockpit.leadTrace'>;
export type Replay = Data<'leads.replay'>;
export type LeadAudit = Data<'cockpit.leadAudit'>;

const POLL_MS = 5_000;

/** One lead: why this relationship manager, who else could have been, what happened. */
export function useLeadTrace(leadId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['cockpit.leadTrace', leadId],
    queryFn: () => api.call('cockpit.leadTrace', { params: { leadId } }),
    refetchInterval: POLL_MS,
  });
}

/** 重算核对 of the decision behind the present assignment; asked for by its button, and anew each time. */
export function useReplay(leadId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['leads.replay', leadId],
    queryFn: () => api.call('leads.replay', { params: { leadId } }),
    enabled: false,
    retry: false,
  });
}

/** The audit trail of one lead; asked for only when somebody looks at it, because looking is itself recorded. */
export function useLeadAudit(leadId: string) {
  const api = useApi();
  return useQuery({ queryKey: ['cockpit.leadAudit', leadId], queryFn: () => api.call('cockpit.leadAudit', { params: { leadId } }) });
}
