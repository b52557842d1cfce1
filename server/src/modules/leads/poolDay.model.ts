import { defineModel, Schema } from '../../platform/db/mongoose';
import { dayAccountFields } from './dayAccount.schema';
import type { DayAccount } from './distribution/dayAccount';

/** A finished day of a pool; the running one stands in the pool's ledger. A day on which nothing happened has none. */
export interface PoolDay extends DayAccount {
  _id: string;
  poolUnitId: string;
}

const schema = new Schema<PoolDay>({
  _id: { type: String, required: true },
  poolUnitId: { type: String, required: true },
  ...dayAccountFields,
});
schema.index({ poolUnitId: 1, day: 1 }, { unique: true });

export const PoolDayModel = defineModel('PoolDay', 'poolDays', schema);
