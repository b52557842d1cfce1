import type { Lane } from './models';

const sleepers = new Map<Lane, Set<() => void>>();

/** In-process signal that a lane has work: it saves waiting for the next poll and may be lost. */
export function wake(lane: Lane): void {
  for (const rouse of sleepers.get(lane) ?? []) rouse();
}

/** Sleeps until the lane is woken or the time is over. */
export function sleepUntilWoken(lane: Lane, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const lying = sleepers.get(lane) ?? new Set();
    sleepers.set(lane, lying);
    const rouse = () => {
      clearTimeout(timer);
      lying.delete(rouse);
      resolve();
    };
    const timer = setTimeout(rouse, ms);
    lying.add(rouse);
  });
}
