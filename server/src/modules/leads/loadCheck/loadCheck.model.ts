import { defineModel, Schema } from '../../../platform/db/mongoose';

/** One RM whose load counted other than the leads in hand, and was corrected. */
export interface Drift {
  staffId: string;
  /** What the load said, and how many leads there were. */
  held: number;
  counted: number;
}

/** 容量账核对: one nightly comparison of every load with the leads in hand. */
export interface LoadCheck {
  /** The business day. */
  _id: string;
  at: Date;
  /** RMs compared; null until the comparison is through. */
  checked: number | null;
  drifts: Drift[];
}

const schema = new Schema<LoadCheck>({
  _id: { type: String, required: true },
  at: { type: Date, required: true },
  checked: { type: Number, default: null },
  drifts: {
    type: [
      new Schema<Drift>(
        { staffId: { type: String, required: true }, held: { type: Number, required: true }, counted: { type: Number, required: true } },
        { _id: false },
      ),
    ],
    required: true,
  },
});

export const LoadCheckModel = defineModel('LoadCheck', 'loadChecks', schema);
