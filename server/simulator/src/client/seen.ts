/** How many app messages this member has looked at, in this browser tab. */
export function readSeen(userid: string): number {
  return Number(sessionStorage.getItem(`seen ${userid}`) ?? 0);
}

export function writeSeen(userid: string, count: number): void {
  sessionStorage.setItem(`seen ${userid}`, String(count));
}
