import { AuditEntryModel, AuditSealModel, type AuditSeal } from './models';
import { digestOf, lastAnchor, macOf } from './seal';

export interface Verification {
  intact: boolean;
  entries: number;
  /** When the newest seal was made; entries after it are not sealed yet (a few seconds). */
  sealedThrough: Date | null;
  /** The place of the first fault, in words. */
  fault: string | null;
}

/** Walks the chain from its beginning: finds a changed, deleted, moved or added entry, a cut tail, and a chain built anew. */
export async function verifyAudit(): Promise<Verification> {
  let previous = '';
  let expected = 1;
  let entries = 0;
  let newest: AuditSeal | null = null;
  const broken = (fault: string): Verification => ({ intact: false, entries, sealedThrough: newest?.at ?? null, fault });

  // Read before the walk: a seal made meanwhile may be anchored already and not be seen any more.
  const anchored = lastAnchor();
  for await (const seal of AuditSealModel.find().sort({ _id: 1 }).lean().cursor()) {
    if (seal._id !== expected) return broken(`seal ${expected} is missing`);
    if (seal.previous !== previous) return broken(`seal ${seal._id} does not follow seal ${seal._id - 1}`);
    if (seal.mac !== macOf(seal._id, seal.previous, seal.entries)) return broken(`seal ${seal._id} was altered`);
    if (anchored?.number === seal._id && anchored.mac !== seal.mac) return broken(`seal ${seal._id} is not the one that was anchored`);
    const fault = await faultInBatch(seal);
    if (fault) return broken(fault);
    entries += seal.entries.length;
    previous = seal.mac;
    expected += 1;
    newest = seal;
  }
  if (anchored && anchored.number >= expected)
    return broken(`the chain was cut after seal ${expected - 1}; seal ${anchored.number} was anchored`);
  return { intact: true, entries, sealedThrough: newest?.at ?? null, fault: null };
}

async function faultInBatch(seal: AuditSeal): Promise<string | null> {
  const stored = await AuditEntryModel.find({ seal: seal._id }).lean();
  const byId = new Map(stored.map((entry) => [entry._id, entry]));
  for (const { id, digest } of seal.entries) {
    const entry = byId.get(id);
    if (!entry) return `entry ${id} of seal ${seal._id} is missing`;
    if (digestOf(entry) !== digest) return `entry ${id} of seal ${seal._id} was altered`;
    byId.delete(id);
  }
  const [stranger] = byId.keys();
  return stranger === undefined ? null : `entry ${stranger} does not belong to seal ${seal._id}`;
}
