import { defineModel, Schema } from '../../platform/db/mongoose';

/** created is not sent, sent is not received: the states tell no more than is known. */
export type DeliveryState = 'planned' | 'claimed' | 'attempted' | 'accepted' | 'blocked' | 'failed' | 'unknown' | 'cancelled';

/** Every outbound effect is recorded before it is attempted. */
export interface Delivery {
  _id: string;
  /** script: an RM's send to a customer by the chat tool. staff_card: a WeCom card to staff. card_update: its closing state. staff_notice: one without buttons. */
  kind: 'script' | 'staff_card' | 'card_update' | 'staff_notice';
  state: DeliveryState;
  staffId: string;
  personId: string | null;
  leadId: string | null;
  assignmentNo: number | null;
  /** Notices: `<Kind>/<id>` of what they tell of; when it moves on, those not yet begun are not sent. */
  about?: string;
  /** Scripts: what was rendered, by reference and digest. */
  scriptId: string | null;
  scriptVersion: string | null;
  textDigest: string | null;
  /** Cards: the exact bytes, sent again unchanged under the vendor's duplicate check. */
  body: string | null;
  vendorMessageId: string | null;
  responseCode: string | null;
  /** Staff cards: the word that closes it, set once; its update follows as soon as there is a response code to send it with. */
  closingWord: string | null;
  attempts: number;
  plannedAt: Date;
  attemptedAt: Date | null;
  settledAt: Date | null;
  error: string | null;
}

const schema = new Schema<Delivery>({
  _id: { type: String, required: true },
  kind: { type: String, enum: ['script', 'staff_card', 'card_update', 'staff_notice'], required: true },
  state: { type: String, required: true },
  staffId: { type: String, required: true },
  personId: { type: String, default: null },
  leadId: { type: String, default: null },
  assignmentNo: { type: Number, default: null },
  about: { type: String },
  scriptId: { type: String, default: null },
  scriptVersion: { type: String, default: null },
  textDigest: { type: String, default: null },
  body: { type: String, default: null },
  vendorMessageId: { type: String, default: null },
  responseCode: { type: String, default: null },
  closingWord: { type: String, default: null },
  attempts: { type: Number, required: true },
  plannedAt: { type: Date, required: true },
  attemptedAt: { type: Date, default: null },
  settledAt: { type: Date, default: null },
  error: { type: String, default: null },
});
schema.index({ personId: 1, plannedAt: -1 });
schema.index({ leadId: 1, plannedAt: 1 });
schema.index({ state: 1, attemptedAt: 1 });
schema.index({ about: 1 }, { partialFilterExpression: { about: { $exists: true } } });

export const DeliveryModel = defineModel('Delivery', 'deliveries', schema);
