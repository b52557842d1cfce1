import { defineModel, Schema } from '../../../platform/db/mongoose';

/** A touch that a partner handed in, by its own id for it: the same again is known, also where it became no lead. */
export interface PartnerTouch {
  /** `Partner/<partner>.<its id>`: the source of the touch. */
  _id: string;
  partnerId: string;
  at: Date;
}

const schema = new Schema<PartnerTouch>({
  _id: { type: String, required: true },
  partnerId: { type: String, required: true },
  at: { type: Date, required: true },
});

export const PartnerTouchModel = defineModel('PartnerTouch', 'partnerTouches', schema);
