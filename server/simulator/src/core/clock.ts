/**
 * Two clocks. The virtual one is what tokens, tickets, codes and limits end by, so a test can let two hours pass without waiting.
 * The one on the wall is the hour people live in: it stands on what they write and receive, and nothing ends by it.
 */
export class SimulatorClock {
  offsetSeconds = 0;
  wallOffsetSeconds = 0;

  /** Virtual Unix seconds. */
  seconds(): number {
    return realSeconds() + this.offsetSeconds;
  }

  /** Unix seconds of the clock on the wall. */
  wallSeconds(): number {
    return realSeconds() + this.wallOffsetSeconds;
  }
}

/** Unix seconds of the machine. Callbacks carry these: a receiver compares them with its own clock. */
export function realSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
