import { type Staff, staffByIds } from '../../../orgs';
import type { Lead } from '../../lead.model';
import type { VerdictFacts } from '../judge/facts';

/**
 * D8: how a remote seat handed the customer over to an outlet; null when none did. The shares were agreed where they were the
 * reason of the transfer, which giver and receiver both read.
 */
export async function handOverOf({ history }: Lead): Promise<VerdictFacts['handOver']> {
  const staff = new Map((await staffByIds(history.flatMap(({ staffId }) => staffId ?? []))).map((one) => [one._id, one]));
  const isRemote = (staffId: string | null): boolean => staffId !== null && isSeat(staff.get(staffId));
  for (const [n, { what, staffId, at, code }] of [...history.entries()].reverse()) {
    if (!GIVES.includes(what) || !staffId || isRemote(staffId)) continue;
    const fromStaffId = history.slice(0, n).findLast((before) => GIVES.includes(before.what) && before.staffId)?.staffId ?? null;
    if (fromStaffId && isRemote(fromStaffId)) return { fromStaffId, toStaffId: staffId, at, agreed: code === 'warmed_up' };
  }
  return null;
}

const GIVES: readonly Lead['history'][number]['what'][] = ['assigned', 'transferred', 'grabbed'];
const isSeat = (staff: Staff | undefined): boolean => staff?.role === 'remote_seat';
