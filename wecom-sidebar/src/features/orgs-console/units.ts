import { useQuery } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type Unit = Data<'orgs.tree'>['units'][number];
export type StaffMember = Data<'orgs.tree'>['staff'][number];

/** The units of the own subtree and the people in them. */
export function useUnits() {
  const api = useApi();
  return useQuery({ queryKey: ['orgs.tree'], queryFn: () => api.call('orgs.tree', {}), staleTime: 60_000 });
}
