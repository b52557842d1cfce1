import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import type { PoolBook } from '../poolBook';
import { PoolDayModel } from '../poolDay.model';
import { type PoolLedger, PoolLedgerModel } from '../poolLedger.model';

/**
 * Writes a pool's ledger and running day over the ones that were read, guarded by their sequence. The first write of a new day
 * puts the finished one away, in the same transaction.
 */
export async function writeBook(
  poolUnitId: string,
  read: PoolLedger | null,
  { ledger, account }: Pick<PoolBook, 'ledger' | 'account'>,
): Promise<void> {
  const next = { sequence: (read?.sequence ?? 0) + 1, ...ledger, running: account };
  if (!read) return insertLedger({ _id: poolUnitId, ...next });
  const written = await PoolLedgerModel.updateOne({ _id: poolUnitId, sequence: read.sequence }, { $set: next });
  if (written.modifiedCount !== 1) throw new RivalInsert(`the ledger of ${poolUnitId} moved at the same moment`);
  const finished = read.running;
  if (finished.day !== '' && finished.day !== account.day) await insert(PoolDayModel, [{ _id: newId('pld'), poolUnitId, ...finished }]);
}

async function insertLedger(ledger: PoolLedger): Promise<void> {
  try {
    await insert(PoolLedgerModel, [ledger]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert(`the ledger of ${ledger._id} was opened at the same moment`);
    throw error;
  }
}
