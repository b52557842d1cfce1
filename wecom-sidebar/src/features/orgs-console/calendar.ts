import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import type { MarkedDay } from '@yinqiao/shared/domain';
import { useApi } from '../../platform/api';

export type Calendar = Data<'orgs.calendar'>;

/** One year's working calendar beside what was announced for it. */
export function useCalendar(year: number) {
  const api = useApi();
  return useQuery({
    queryKey: ['orgs.calendar', year],
    queryFn: () => api.call('orgs.calendar', { params: { year: String(year) } }),
    staleTime: 60_000,
  });
}

/** Publishes a year under the version that was seen; what is on duty by it is asked anew. */
export function usePublishCalendar() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ calendar: { year, version }, days }: { calendar: Calendar; days: MarkedDay[] }) =>
      api.call('orgs.publishCalendar', { params: { year: String(year) }, body: { days }, ifMatch: version }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['orgs.calendar'] });
      await queries.invalidateQueries({ queryKey: ['orgs.tree'] });
    },
  });
}
