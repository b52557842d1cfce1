const LIMITS = [
  { seconds: 60, messages: 30 },
  { seconds: 3600, messages: 1000 },
] as const;

/** Deliveries of one app to one member in natural windows. What is over is dropped without a word (vendor page 90454). */
export class MemberLimits {
  private readonly counts = new Map<string, { window: number; count: number }>();

  /** Whether one more message at this time (virtual seconds) would still arrive. */
  hasRoom(agentid: number, userid: string, at: number): boolean {
    return LIMITS.every(({ seconds, messages }) => this.counter(agentid, userid, at, seconds).count < messages);
  }

  count(agentid: number, userid: string, at: number): void {
    for (const { seconds } of LIMITS) this.counter(agentid, userid, at, seconds).count += 1;
  }

  private counter(agentid: number, userid: string, at: number, seconds: number): { window: number; count: number } {
    const key = `${agentid} ${userid} ${seconds}`;
    const window = Math.floor(at / seconds);
    const known = this.counts.get(key);
    if (known?.window === window) return known;
    const fresh = { window, count: 0 };
    this.counts.set(key, fresh);
    return fresh;
  }
}
