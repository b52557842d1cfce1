import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';

export type Simulation = Data<'leads.simulation'>;
export type SimulationRow = Data<'leads.simulations'>['simulations'][number];
export type SimulationResult = NonNullable<Simulation['result']>;
export type SimulationAsked = Api['leads.simulate']['body'];

/** While one is computed it is watched; else now and then, because a colleague may begin one. */
const BUSY_MS = 1_000;
const CALM_MS = 30_000;

const LIST = 'leads.simulations';
const keyOf = (simulationId: string | null) => ['leads.simulation', simulationId];

/** The latest simulations of a unit, or of one version of its rules. */
export function useSimulations({ unitId, versionId }: { unitId?: string | undefined; versionId?: string | undefined }) {
  const api = useApi();
  return useQuery({
    queryKey: [LIST, unitId, versionId],
    queryFn: () => api.call('leads.simulations', { query: { unitId, versionId } }),
    refetchInterval: ({ state }) => (state.data?.simulations.some((one) => one.state === 'running') ? BUSY_MS * 3 : CALM_MS),
  });
}

/** One simulation, watched until it is over. @param simulationId null while none is chosen */
export function useSimulation(simulationId: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: keyOf(simulationId),
    queryFn: () => api.call('leads.simulation', { params: { simulationId: simulationId ?? '' } }),
    enabled: simulationId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? BUSY_MS : false),
  });
}

/** Begins a simulation; a second click of the same intention begins one. */
export function useSimulate() {
  const api = useApi();
  const queries = useQueryClient();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: SimulationAsked) => api.call('leads.simulate', { body, idempotencyKey: keyFor(JSON.stringify(body)) }),
    onSuccess: (begun) => {
      settle();
      queries.setQueryData(keyOf(begun.simulationId), begun);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [LIST] }),
  });
}

export function useCancelSimulation(simulationId: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.call('leads.cancelSimulation', { params: { simulationId } }),
    onSuccess: (ended) => queries.setQueryData(keyOf(simulationId), ended),
    onError: () => queries.invalidateQueries({ queryKey: keyOf(simulationId) }),
    onSettled: () => queries.invalidateQueries({ queryKey: [LIST] }),
  });
}
