/** What a user did that lets the account write to him (wecom-api §19). */
export type Act = 'message' | 'other';

/** So many messages until then, in virtual seconds. */
export interface Leave {
  act: Act;
  left: number;
  until: number;
}

const LEAVES: Readonly<Record<Act, { left: number; seconds: number }>> = {
  message: { left: 5, seconds: 48 * 3600 },
  /** A menu click, a follow or a scan. */
  other: { left: 3, seconds: 60 },
};

/** The leaves after one more act: it begins its own kind anew. */
export function leavesAfter(leaves: readonly Leave[], act: Act, now: number): Leave[] {
  const { left, seconds } = LEAVES[act];
  return [...leaves.filter((leave) => leave.act !== act && leave.until > now), { act, left, until: now + seconds }];
}

/** The leaves after one message, the shorter one used first; 45015 when none runs, 45047 when all that run are used up. */
export function leavesAfterWriting(leaves: readonly Leave[], now: number): Leave[] | 45015 | 45047 {
  const running = leaves.filter(({ until }) => until > now).sort((a, b) => a.until - b.until);
  if (running.length === 0) return 45015;
  const used = running.find(({ left }) => left > 0);
  if (!used) return 45047;
  return running.map((leave) => (leave === used ? { ...leave, left: leave.left - 1 } : leave));
}
