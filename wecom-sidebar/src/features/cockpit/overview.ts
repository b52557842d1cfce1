import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';

export type Overview = Data<'cockpit.overview'>;

/** Live figures are asked for this often while the page is looked at. */
const POLL_MS = 3_000;

/** The overview of a unit's subtree: process of today and results of the last file. */
export function useOverview(unitId: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['cockpit.overview', unitId],
    queryFn: () => api.call('cockpit.overview', { query: { unitId } }),
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });
}
