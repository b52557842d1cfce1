/** 1 done, 2 waiting, 3 refused by the customer, 4 the one who takes over has too many (wecom-api §7.8). */
type TransferStatus = 1 | 2 | 3 | 4;

/** One customer on his way from one member to another. */
export interface Transfer {
  id: string;
  kind: 'onJob' | 'resigned';
  handover: string;
  takeover: string;
  externalUserId: string;
  /** What the customer reads when it is done. */
  message?: string;
  /** By the virtual clock. */
  beganAt: number;
  dueAt: number;
  /** By the clock on the wall: when it happens by itself. */
  takeoverTime: number;
  status: TransferStatus;
}

const SPAN = 90 * 86_400;
const TRANSFERS_MOST = 2;

/** Whether it may be handed on once more: twice in 90 days; a transfer that came to nothing does not count [inferred]. */
export function mayMoveAgain(times: readonly number[], now: number): boolean {
  return times.filter((at) => now - at < SPAN).length < TRANSFERS_MOST;
}

/** What transfer_result tells: the future time while it waits, 0 when it came to nothing. */
export function presentTransfer({ externalUserId, status, takeoverTime }: Transfer): Record<string, unknown> {
  return { external_userid: externalUserId, status, takeover_time: status <= 2 ? takeoverTime : 0 };
}
