type Callback = (...args: unknown[]) => void;

/** Timers of a mini-program end with it, or a page's clock would keep the test process alive. */
export function ownTimers() {
  const running = new Set<NodeJS.Timeout>();
  let stopped = false;
  const keep = (timer: NodeJS.Timeout): NodeJS.Timeout => {
    if (stopped) clearTimeout(timer);
    else running.add(timer);
    return timer;
  };
  const drop = (timer: NodeJS.Timeout | undefined): void => {
    if (timer !== undefined) running.delete(timer);
    clearTimeout(timer);
  };
  return {
    globals: {
      setTimeout: (callback: Callback, ms?: number, ...args: unknown[]) => keep(setTimeout(callback, ms, ...args)),
      setInterval: (callback: Callback, ms?: number, ...args: unknown[]) => keep(setInterval(callback, ms, ...args)),
      clearTimeout: drop,
      clearInterval: drop,
    },
    stop: () => {
      stopped = true;
      running.forEach(drop);
    },
  };
}
