import { type Anchors, highestAnchored, readAnchors } from './anchors';
import { type AuditFault, faultAt } from './fault';
import { AuditEntryModel, AuditSealModel, type AuditEntry, type AuditSeal } from './models';
import { digestOf, macOf } from './seal';
import { UNSEALED_WINDOW_MS } from './unsealed';

export interface Verification {
  intact: boolean;
  entries: number;
  /** When the newest seal was made; entries after it are not sealed yet (a few seconds). */
  sealedThrough: Date | null;
  /** The first fault from the beginning of the chain. */
  fault: AuditFault | null;
}

/**
 * Walks the chain from its beginning: finds a changed, deleted, moved or added entry, a cut tail, a chain built anew, and
 * an entry that no seal has counted.
 */
export async function verifyAudit(): Promise<Verification> {
  let entries = 0;
  let newest: AuditSeal | null = null;
  const verified = (fault: AuditFault | null): Verification => ({
    intact: fault === null,
    entries,
    sealedThrough: newest?.at ?? null,
    fault,
  });

  // Read before the walk: a seal made meanwhile may be anchored already and not be seen any more.
  const anchors = await readAnchors();
  for await (const seal of AuditSealModel.find().sort({ _id: 1 }).lean().cursor()) {
    const fault = faultInSeal(seal, newest, anchors) ?? (await faultInBatch(seal));
    if (fault) return verified(fault);
    entries += seal.entries.length;
    newest = seal;
  }
  const last: AuditSeal | null = newest;
  if (highestAnchored(anchors) > numberOf(last)) return verified(faultAt('chain_cut', numberOf(last)));
  return verified((await entryOutside(numberOf(last))) ?? (await entryLeftUnsealed(last)));
}

/**
 * The same for some entries alone: each as its seal counted it, and the seal as it was made after the one before. Costs three
 * queries a seal, however long the chain is; what became of the rest of it only the whole walk tells.
 */
export async function verifyEntries(entries: readonly AuditEntry[]): Promise<AuditFault | null> {
  const numbers = new Set(entries.flatMap(({ seal }) => seal ?? []));
  for (const number of numbers) {
    const seal = await AuditSealModel.findById(number).lean<AuditSeal | null>();
    if (!seal) return faultAt('seal_missing', number);
    const before = await AuditSealModel.findById(number - 1).lean<AuditSeal | null>();
    const fault = faultInSeal(seal, before, new Map()) ?? (await faultInBatch(seal));
    if (fault) return fault;
  }
  return null;
}

const numberOf = (seal: AuditSeal | null): number => seal?._id ?? 0;

function faultInSeal(seal: AuditSeal, before: AuditSeal | null, anchors: Anchors): AuditFault | null {
  const expected = numberOf(before) + 1;
  if (seal._id !== expected) return faultAt('seal_missing', expected);
  if (seal.previous !== (before?.mac ?? '')) return faultAt('seal_out_of_order', expected);
  if (seal.mac !== macOf(seal._id, seal.previous, seal.entries)) return faultAt('seal_altered', expected);
  const foreign = [...(anchors.get(expected) ?? [])].some((mac) => mac !== seal.mac);
  return foreign ? faultAt('seal_not_anchored', expected) : null;
}

async function faultInBatch(seal: AuditSeal): Promise<AuditFault | null> {
  // From behind the number before, so that a forged 1.5 belongs to a batch as well.
  const stored = await AuditEntryModel.find({ seal: { $gt: seal._id - 1, $lte: seal._id } }).lean<AuditEntry[]>();
  const byId = new Map(stored.map((entry) => [entry._id, entry]));
  for (const { id, digest } of seal.entries) {
    const entry = byId.get(id);
    if (entry?.seal !== seal._id) return faultAt('entry_missing', seal._id, id);
    if (digestOf(entry) !== digest) return faultAt('entry_altered', seal._id, id);
    byId.delete(id);
  }
  const [stranger] = byId.keys();
  return stranger === undefined ? null : faultAt('entry_added', seal._id, stranger);
}

/** An entry that says it is sealed, by a seal that does not exist. */
async function entryOutside(last: number): Promise<AuditFault | null> {
  const outside = AuditEntryModel.find({ seal: { $ne: null }, $nor: [{ seal: { $gt: 0, $lte: last } }] })
    .select({ seal: 1 })
    .lean()
    .cursor();
  for await (const { _id, seal } of outside) {
    // A seal made during the walk is written together with its entries: it exists by now.
    const isMadeMeanwhile = typeof seal === 'number' && seal > last && (await AuditSealModel.exists({ _id: seal }));
    if (!isMadeMeanwhile) return faultAt('entry_outside', last, _id);
  }
  return null;
}

/** Batches are sealed oldest first: an entry much older than a sealed one was not there in its time. */
async function entryLeftUnsealed(last: AuditSeal | null): Promise<AuditFault | null> {
  if (!last) return null;
  const newest = await AuditEntryModel.findOne({ seal: last._id }).sort({ recordedAt: -1 }).lean<AuditEntry | null>();
  if (!newest) return null;
  const before = new Date(newest.recordedAt.getTime() - UNSEALED_WINDOW_MS);
  const left = await AuditEntryModel.findOne({ seal: null, recordedAt: { $lt: before } }).lean<AuditEntry | null>();
  return left && faultAt('entry_unsealed', last._id, left._id);
}
