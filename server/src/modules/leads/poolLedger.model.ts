import { defineModel, Schema } from '../../platform/db/mongoose';
import { dayAccountFields } from './dayAccount.schema';
import type { DayAccount } from './distribution/dayAccount';
import type { Account, Ledger, TeamMember } from './distribution/ledger';

/** The fair-share account of one pool, in one document guarded by its sequence: assignment is ordered per pool. */
export interface PoolLedger extends Ledger {
  /** The pool's unit. */
  _id: string;
  sequence: number;
  /** The running day's account. */
  running: DayAccount;
}

const schema = new Schema<PoolLedger>({
  _id: { type: String, required: true },
  sequence: { type: Number, required: true },
  epoch: { type: Number, required: true },
  t: { type: Number, required: true },
  team: {
    type: [new Schema<TeamMember>({ staffId: { type: String, required: true }, weight: { type: Number, required: true } }, { _id: false })],
    required: true,
  },
  accounts: {
    type: [
      new Schema<Account>(
        { staffId: { type: String, required: true }, settled: { type: Number, required: true }, given: { type: Number, required: true } },
        { _id: false },
      ),
    ],
    required: true,
  },
  running: { type: new Schema<DayAccount>(dayAccountFields, { _id: false }), required: true },
});

export const PoolLedgerModel = defineModel('PoolLedger', 'poolLedgers', schema);
