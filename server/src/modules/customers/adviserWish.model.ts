import { defineModel, Schema } from '../../platform/db/mongoose';
import type { WishChannel } from '@yinqiao/shared/domain';

/** 换一位: a customer does not want an adviser any more. No reason is asked for and none is kept. */
export interface AdviserWish {
  _id: string;
  personId: string;
  /** Counts the person's wishes from 1, so that of two at one moment one is first. */
  n: number;
  fromStaffId: string;
  /** Whom the customer named; null for whoever distribution finds. */
  toStaffId: string | null;
  at: Date;
  /** Until then nothing of this customer is distributed to the former adviser. */
  barredUntil: Date;
  via: WishChannel;
  /** The member who wrote it down; null where the customer said it in the mini-program. */
  recordedBy: string | null;
}

const schema = new Schema<AdviserWish>({
  _id: { type: String, required: true },
  personId: { type: String, required: true },
  n: { type: Number, required: true },
  fromStaffId: { type: String, required: true },
  toStaffId: { type: String, default: null },
  at: { type: Date, required: true },
  barredUntil: { type: Date, required: true },
  via: { type: String, required: true },
  recordedBy: { type: String, default: null },
});
schema.index({ personId: 1, n: 1 }, { unique: true });
schema.index({ fromStaffId: 1, at: -1 });

export const AdviserWishModel = defineModel('AdviserWish', 'adviserWishes', schema);
