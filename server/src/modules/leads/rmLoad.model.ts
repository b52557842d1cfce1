import { defineModel, Schema } from '../../platform/db/mongoose';

/** What an RM has in hand, over all pools: one document an RM, guarded by capacity. */
export interface RmLoad {
  /** The RM. */
  _id: string;
  /** The business day that `newToday` counts. */
  day: string;
  newToday: number;
  /** Leads in hand. */
  open: number;
}

const schema = new Schema<RmLoad>({
  _id: { type: String, required: true },
  day: { type: String, required: true },
  newToday: { type: Number, required: true },
  open: { type: Number, required: true },
});

export const RmLoadModel = defineModel('RmLoad', 'rmLoads', schema);
