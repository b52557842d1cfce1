import type { Fact } from './facts';
import type { Simulator } from './simulator';

const LOOK_MS = 1000;

/** Lets what ends by the virtual clock end: `act` looks for it each second, and at once when the clock is moved. */
export function whenDue(simulator: Simulator, act: () => void): void {
  const timer = setInterval(act, LOOK_MS);
  timer.unref();
  simulator.changes.on('fact', (fact: Fact) => {
    if (fact.type === 'clock') act();
  });
  simulator.changes.once('close', () => clearInterval(timer));
}
