import { useMutation, useQuery } from '@tanstack/react-query';
import { useApi } from '../../../platform/api';
import { storyQuery, worldQuery } from '../api/demoQueries';

export const useWorld = () => useQuery(worldQuery(useApi()));
/** @param isPaused while the bank is seeded anew there is nothing to read */
export const useStory = (personaId: string, isPaused: boolean) => useQuery({ ...storyQuery(useApi(), personaId), enabled: !isPaused });

export type ClockMove = 'plus_15_minutes' | 'next_morning_9';

export function useMoveClock() {
  const api = useApi();
  return useMutation({ mutationFn: (to: ClockMove) => api.call('demo.moveClock', { body: { to } }) });
}

export function useReset() {
  const api = useApi();
  return useMutation({ mutationFn: () => api.call('demo.reset', {}) });
}

/** The customer agrees to be added in WeCom by the RM of the lead. */
export function useAgreeToBeAdded(personaId: string) {
  const api = useApi();
  return useMutation({ mutationFn: () => api.call('demo.agreeToBeAdded', { body: { personaId } }) });
}
