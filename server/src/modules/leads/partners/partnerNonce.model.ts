import { defineModel, Schema } from '../../../platform/db/mongoose';

/** A call that arrived: its nonce is used up. Kept for longer than its signature holds. */
interface PartnerNonce {
  /** `<partner>/<nonce>` */
  _id: string;
  expiresAt: Date;
}

const schema = new Schema<PartnerNonce>({ _id: { type: String, required: true }, expiresAt: { type: Date, required: true } });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const PartnerNonceModel = defineModel('PartnerNonce', 'partnerNonces', schema);
