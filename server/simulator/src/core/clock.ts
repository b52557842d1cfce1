/** The simulator's own clock: expiries follow it, so a test can let two hours pass without waiting. */
export class SimulatorClock {
  offsetSeconds = 0;

  /** Virtual Unix seconds. */
  seconds(): number {
    return realSeconds() + this.offsetSeconds;
  }
}

/** Unix seconds of the machine. Callbacks carry these: a receiver compares them with its own clock. */
export function realSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
