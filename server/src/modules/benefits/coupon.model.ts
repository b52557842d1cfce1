import { defineModel, Schema } from '../../platform/db/mongoose';

/** Stock is documents: a coupon is minted free, claimed once, used or expired. */
export interface Coupon {
  _id: string;
  benefitId: string;
  /** Where in [0, 1) it stands: a claim starts at a random place, so that rivals rarely meet. */
  r: number;
  state: 'free' | 'held' | 'used' | 'expired';
  /** Six digits, unique within the benefit's open coupons. */
  code: string;
  campaignId: string | null;
  /** Absent while free. */
  personId?: string;
  period?: string;
  nth?: number;
  claimedAt: Date | null;
  validUntil: Date | null;
}

const schema = new Schema<Coupon>({
  _id: { type: String, required: true },
  benefitId: { type: String, required: true },
  r: { type: Number, required: true },
  state: { type: String, enum: ['free', 'held', 'used', 'expired'], required: true },
  code: { type: String, required: true },
  campaignId: { type: String, default: null },
  personId: { type: String },
  period: { type: String },
  nth: { type: Number },
  claimedAt: { type: Date, default: null },
  validUntil: { type: Date, default: null },
});
schema.index({ benefitId: 1, r: 1 }, { partialFilterExpression: { state: 'free' } });
// The per-person limit: nth below the limit, unique within the period.
schema.index({ benefitId: 1, period: 1, personId: 1, nth: 1 }, { unique: true, partialFilterExpression: { personId: { $exists: true } } });
schema.index({ personId: 1, claimedAt: -1 });
schema.index({ campaignId: 1, claimedAt: 1 });
schema.index({ state: 1, validUntil: 1 });
schema.index({ claimedAt: 1 });

export const CouponModel = defineModel('Coupon', 'coupons', schema);
