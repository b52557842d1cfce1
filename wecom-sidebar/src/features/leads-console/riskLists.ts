import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type RiskListChange = Api['leads.changeRiskList']['body'];

/** The lists that the customer of a lead is on; asked for only by those who keep them. */
export function useRiskLists(leadId: string) {
  const api = useApi();
  return useQuery({ queryKey: ['leads.riskLists', leadId], queryFn: () => api.call('leads.riskLists', { params: { leadId } }) });
}

/** Puts the customer on a list, or takes them off it; what that ends shows everywhere. */
export function useChangeRiskList(leadId: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RiskListChange) => api.call('leads.changeRiskList', { params: { leadId }, body }),
    onSettled: () => client.invalidateQueries(),
  });
}
