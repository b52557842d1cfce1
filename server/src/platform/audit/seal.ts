import { createHash, createHmac } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { leaseNow } from '../clock/clock';
import { isDuplicateKey, transact } from '../db/transact';
import { AuditEntryModel, AuditSealModel, type AuditEntry, type AuditSeal } from './models';

const BATCH = 500;
let key: Buffer = Buffer.alloc(0);
let anchorFile = '';

/** @param dataDir where the last seals are anchored, outside the database */
export function configureAudit(auditKey: string, dataDir: string): void {
  key = Buffer.from(auditKey, 'base64');
  anchorFile = join(dataDir, 'audit-anchors.log');
}

/**
 * Links the unsealed entries into the next batch of the keyed chain. Safe to run in several processes: the batch number
 * is unique, the loser tries again at its next turn. @returns how many entries were sealed
 */
export async function sealAudit(): Promise<number> {
  let sealed: AuditSeal | null = null;
  try {
    sealed = await transact(sealNextBatch);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  if (!sealed) return 0;
  anchor(sealed);
  return sealed.entries.length;
}

async function sealNextBatch(): Promise<AuditSeal | null> {
  const entries = await AuditEntryModel.find({ seal: null }).sort({ _id: 1 }).limit(BATCH).lean();
  if (entries.length === 0) return null;
  const last = await AuditSealModel.findOne().sort({ _id: -1 }).lean();
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

/** The chain's head outside the database: a cut tail or a chain built anew without the key cannot reach it. */
function anchor(seal: AuditSeal): void {
  appendFileSync(anchorFile, `${seal._id} ${seal.mac}\n`);
}

/** For a chain that begins anew: the demo bank's. */
export const forgetAnchors = (): void => rmSync(anchorFile, { force: true });

export function lastAnchor(): { number: number; mac: string } | null {
  if (!existsSync(anchorFile)) return null;
  const lines = readFileSync(anchorFile, 'utf8').trim().split('\n').filter(Boolean);
  const [number, mac] = (lines.at(-1) ?? '').split(' ');
  return number && mac ? { number: Number(number), mac } : null;
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
