/** Times up to this are kept to the minute; a longer one counts as this. 31 days of the clock. */
const MOST = 31 * 24 * 60;

/** How often each number of minutes was seen: exact percentiles of any number of leads in a fixed amount of memory. */
export class MinuteCounts {
  private readonly counts = new Uint32Array(MOST + 1);
  total = 0;

  add(minutes: number): void {
    const place = Math.min(MOST, Math.max(0, Math.ceil(minutes)));
    this.counts[place] = (this.counts[place] ?? 0) + 1;
    this.total += 1;
  }

  /** The smallest number of minutes that so large a part has at most; null when nothing was seen. */
  percentile(part: number): number | null {
    if (this.total === 0) return null;
    const wanted = Math.ceil(part * this.total);
    let seen = 0;
    for (let minutes = 0; minutes <= MOST; minutes += 1) {
      seen += this.counts[minutes] ?? 0;
      if (seen >= Math.max(1, wanted)) return minutes;
    }
    return MOST;
  }

  /** How many had at most so many minutes. */
  within(minutes: number): number {
    return this.counts.subarray(0, Math.min(MOST, minutes) + 1).reduce((sum, count) => sum + count, 0);
  }
}
