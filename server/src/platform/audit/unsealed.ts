import { leaseNow } from '../clock/clock';
import { AuditEntryModel, type AuditEntry } from './models';

/** How long an entry may stand unsealed: the sealer's turn comes every two seconds. */
export const UNSEALED_WINDOW_MS = 5_000;

/** The age of the oldest entry that waits for its seal, for metrics; more than the window means that nobody seals. */
export async function oldestUnsealedMs(): Promise<number> {
  const oldest = await AuditEntryModel.findOne({ seal: null }).sort({ _id: 1 }).select({ recordedAt: 1 }).lean<AuditEntry | null>();
  return oldest ? Math.max(0, leaseNow().getTime() - oldest.recordedAt.getTime()) : 0;
}
