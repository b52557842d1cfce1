export interface MemberLimit {
  seconds: 60 | 3600;
  messages: number;
}

const WINDOWS = [60, 3600] as const;
const DAY = 86_400;
/** Days are those of Beijing. */
const BEIJING = 8 * 3600;

/** Deliveries of one app to one member in natural windows. What is over is dropped without a word (vendor page 90454). */
export class MemberLimits {
  private readonly counts = new Map<string, { window: number; count: number }>();

  /** Whether one more message at this time (virtual seconds) would still arrive. */
  hasRoom(agentid: number, userid: string, at: number, limits: readonly MemberLimit[]): boolean {
    return limits.every(({ seconds, messages }) => this.counter(agentid, userid, at, seconds).count < messages);
  }

  count(agentid: number, userid: string, at: number): void {
    for (const seconds of WINDOWS) this.counter(agentid, userid, at, seconds).count += 1;
    this.counter(agentid, '', at + BEIJING, DAY).count += 1;
  }

  /** Person-times of one app on the natural day. */
  sentToday(agentid: number, at: number): number {
    return this.counter(agentid, '', at + BEIJING, DAY).count;
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
