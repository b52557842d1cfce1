import { accountOn, type DayAccount, openDay } from './distribution/dayAccount';
import { emptyLedger, type Ledger } from './distribution/ledger';
import { type PoolLedger, PoolLedgerModel } from './poolLedger.model';

/** A pool's book as a change on a business day finds it. */
export interface PoolBook {
  /** The document it was read from; null before the pool's first lead. */
  read: PoolLedger | null;
  ledger: Ledger;
  account: DayAccount;
}

export async function bookOf(poolUnitId: string, day: string): Promise<PoolBook> {
  const read = await PoolLedgerModel.findById(poolUnitId).lean<PoolLedger | null>();
  if (!read) return { read, ledger: emptyLedger(), account: openDay(day) };
  const { epoch, t, team, accounts, running } = read;
  return { read, ledger: { epoch, t, team, accounts }, account: accountOn(running, day) };
}
