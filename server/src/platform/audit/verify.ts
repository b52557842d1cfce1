import { AuditEntryModel, AuditSealModel, type AuditSeal } from './models';
import { digestOf, lastAnchor, macOf } from './seal';

export type AuditFaultCode =
  | 'seal_missing'
  | 'seal_out_of_order'
  | 'seal_altered'
  | 'seal_not_anchored'
  | 'chain_cut'
  | 'entry_missing'
  | 'entry_altered'
  | 'entry_added';

/** What is wrong, and where. */
export interface AuditFault {
  code: AuditFaultCode;
  /** The seal where it shows; of a cut chain the last that is left. */
  seal: number;
  entryId: string | null;
}

export interface Verification {
  intact: boolean;
  entries: number;
  /** When the newest seal was made; entries after it are not sealed yet (a few seconds). */
  sealedThrough: Date | null;
  /** The first fault from the beginning of the chain. */
  fault: AuditFault | null;
}

/** Walks the chain from its beginning: finds a changed, deleted, moved or added entry, a cut tail, and a chain built anew. */
export async function verifyAudit(): Promise<Verification> {
  let previous = '';
  let expected = 1;
  let entries = 0;
  let newest: AuditSeal | null = null;
  const broken = (fault: AuditFault): Verification => ({ intact: false, entries, sealedThrough: newest?.at ?? null, fault });

  // Read before the walk: a seal made meanwhile may be anchored already and not be seen any more.
  const anchored = lastAnchor();
  for await (const seal of AuditSealModel.find().sort({ _id: 1 }).lean().cursor()) {
    if (seal._id !== expected) return broken(at('seal_missing', expected));
    if (seal.previous !== previous) return broken(at('seal_out_of_order', seal._id));
    if (seal.mac !== macOf(seal._id, seal.previous, seal.entries)) return broken(at('seal_altered', seal._id));
    if (anchored?.number === seal._id && anchored.mac !== seal.mac) return broken(at('seal_not_anchored', seal._id));
    const fault = await faultInBatch(seal);
    if (fault) return broken(fault);
    entries += seal.entries.length;
    previous = seal.mac;
    expected += 1;
    newest = seal;
  }
  if (anchored && anchored.number >= expected) return broken(at('chain_cut', expected - 1));
  return { intact: true, entries, sealedThrough: newest?.at ?? null, fault: null };
}

const at = (code: AuditFaultCode, seal: number, entryId: string | null = null): AuditFault => ({ code, seal, entryId });

async function faultInBatch(seal: AuditSeal): Promise<AuditFault | null> {
  const stored = await AuditEntryModel.find({ seal: seal._id }).lean();
  const byId = new Map(stored.map((entry) => [entry._id, entry]));
  for (const { id, digest } of seal.entries) {
    const entry = byId.get(id);
    if (!entry) return at('entry_missing', seal._id, id);
    if (digestOf(entry) !== digest) return at('entry_altered', seal._id, id);
    byId.delete(id);
  }
  const [stranger] = byId.keys();
  return stranger === undefined ? null : at('entry_added', seal._id, stranger);
}
