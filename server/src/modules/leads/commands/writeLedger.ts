import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import type { Ledger } from '../distribution/ledger';
import { type PoolLedger, PoolLedgerModel } from '../poolLedger.model';

/** Writes a pool's ledger over the one that was read, guarded by its sequence. */
export async function writeLedger(poolUnitId: string, read: PoolLedger | null, { epoch, t, team, accounts }: Ledger): Promise<void> {
  const next = { sequence: (read?.sequence ?? 0) + 1, epoch, t, team, accounts };
  if (!read) return insertLedger({ _id: poolUnitId, ...next });
  const written = await PoolLedgerModel.updateOne({ _id: poolUnitId, sequence: read.sequence }, { $set: next });
  if (written.modifiedCount !== 1) throw new RivalInsert(`the ledger of ${poolUnitId} moved at the same moment`);
}

async function insertLedger(ledger: PoolLedger): Promise<void> {
  try {
    await insert(PoolLedgerModel, [ledger]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert(`the ledger of ${ledger._id} was opened at the same moment`);
    throw error;
  }
}
