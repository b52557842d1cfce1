import { createHash, createHmac } from 'node:crypto';
import { leaseNow } from '../clock/clock';
import { isDuplicateKey, transact } from '../db/transact';
import { log } from '../log/log';
import { anchor, type AnchoredHead, anchoredHead, configureAnchors } from './anchors';
import { type AuditFault, faultAt } from './fault';
import { AuditEntryModel, AuditSealModel, type AuditEntry, type AuditSeal } from './models';

const BATCH = 500;
let key: Buffer = Buffer.alloc(0);
let fault: AuditFault | null = null;

/** What one turn of the sealer found, and what it made of it. */
interface Turn {
  fault: AuditFault | null;
  last: AuditSeal | null;
  sealed: AuditSeal | null;
}

/** @param dataDir where seals are anchored, outside the database */
export function configureAudit(auditKey: string, dataDir: string): void {
  key = Buffer.from(auditKey, 'base64');
  configureAnchors(dataDir);
}

/** Why this process does not seal, or null: the chain's end is not what it has anchored. Entries wait unsealed and are kept. */
export const sealingFault = (): AuditFault | null => fault;

/**
 * Links the unsealed entries into the next batch of the keyed chain, unless the chain contradicts the anchors: a batch
 * sealed over a cut would heal it. Safe to run in several processes: the batch number is unique, the loser tries again
 * at its next turn. @returns how many entries were sealed
 */
export async function sealAudit(): Promise<number> {
  // Before the transaction: a seal that another turn anchors meanwhile is not in this one's snapshot.
  const anchored = await anchoredHead();
  const turn = await transact(() => takeTurn(anchored)).catch((error: unknown) => {
    if (isDuplicateKey(error)) return null;
    throw error;
  });
  if (!turn) return 0;
  report(turn.fault);
  if (turn.fault) return 0;
  // What others sealed is written down as well, so that a cut shows in whichever process has the next turn.
  if (turn.last) anchor(turn.last);
  if (turn.sealed) anchor(turn.sealed);
  return turn.sealed?.entries.length ?? 0;
}

async function takeTurn(anchored: AnchoredHead | null): Promise<Turn> {
  const last = await AuditSealModel.findOne().sort({ _id: -1 }).lean<AuditSeal | null>();
  const found = await faultAtHead(last, anchored);
  return { fault: found, last, sealed: found ? null : await sealNextBatch(last) };
}

async function faultAtHead(last: AuditSeal | null, anchored: AnchoredHead | null): Promise<AuditFault | null> {
  if (last && last.mac !== macOf(last._id, last.previous, last.entries)) return faultAt('seal_altered', last._id);
  if (!anchored) return null;
  if (anchored.contradicted !== null) return faultAt('seal_not_anchored', anchored.contradicted);
  if (!last || last._id < anchored.number) return faultAt('chain_cut', last?._id ?? 0);
  const same = last._id === anchored.number ? last : await AuditSealModel.findById(anchored.number).lean<AuditSeal | null>();
  if (!same) return faultAt('seal_missing', anchored.number);
  return same.mac === anchored.mac ? null : faultAt('seal_not_anchored', anchored.number);
}

/** Logs what changed, not every turn. */
function report(found: AuditFault | null): void {
  if (found && found.code !== fault?.code) log.error({ fault: found }, 'the audit chain contradicts its anchors: nothing is sealed');
  if (!found && fault) log.warn('the audit chain agrees with its anchors again: sealing goes on');
  fault = found;
}

async function sealNextBatch(last: AuditSeal | null): Promise<AuditSeal | null> {
  const entries = await AuditEntryModel.find({ seal: null }).sort({ _id: 1 }).limit(BATCH).lean();
  if (entries.length === 0) return null;
  const number = (last?._id ?? 0) + 1;
  const digests = entries.map((entry) => ({ id: entry._id, digest: digestOf(entry) }));
  const previous = last?.mac ?? '';
  const seal: AuditSeal = { _id: number, at: leaseNow(), entries: digests, previous, mac: macOf(number, previous, digests) };
  await AuditSealModel.create([seal]);
  await AuditEntryModel.updateMany({ _id: { $in: entries.map((entry) => entry._id) } }, { $set: { seal: number } });
  return seal;
}

/** A fixed order of fields, so that the digest depends on content and not on how the database returns it. */
export function digestOf(entry: AuditEntry): string {
  const content = [
    entry._id,
    entry.at.toISOString(),
    entry.recordedAt.toISOString(),
    entry.actor.kind,
    entry.actor.id,
    entry.action,
    entry.subjects,
    entry.outcome,
    entry.reason,
    sortKeys(entry.detail),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

export function macOf(number: number, previous: string, digests: AuditSeal['entries']): string {
  const content = JSON.stringify([number, previous, digests.map(({ id, digest }) => [id, digest])]);
  return createHmac('sha256', key).update(content).digest('base64url');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sortKeys(inner)]),
  );
}
