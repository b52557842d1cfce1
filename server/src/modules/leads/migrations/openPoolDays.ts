import { openDay } from '../distribution/dayAccount';
import { PoolLedgerModel } from '../poolLedger.model';

/** Ledgers of the first release kept no account by day. */
export const openPoolDays = async (): Promise<void> => {
  await PoolLedgerModel.collection.updateMany({ running: { $exists: false } }, { $set: { running: openDay('') } });
};
