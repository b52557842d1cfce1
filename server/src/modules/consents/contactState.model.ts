import type { ProductLine } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

export interface Touch {
  deliveryId: string;
  at: Date;
}

/**
 * Everything that decides whether a person may be contacted, in ONE document, so that a withdrawal and a reservation
 * serialise on one guarded write.
 */
export interface ContactState {
  /** The person's id. */
  _id: string;
  /** The standing marketing consent from the core or the branch. */
  marketing: 'agreed' | 'service_only' | 'unknown' | 'refused';
  /** Lines with a live contact consent. */
  lines: { productLine: ProductLine; consentId: string }[];
  /** Lines whose contact consent the customer took back: nobody writes about them, whatever stands otherwise, until it is given again. */
  withdrawnLines: ProductLine[];
  /** No marketing before this instant, after a refusal. */
  restUntil: Date | null;
  refusedAt: Date | null;
  /** Marketing touches of the last 31 days. */
  touches: Touch[];
  version: number;
}

const schema = new Schema<ContactState>({
  _id: { type: String, required: true },
  marketing: { type: String, enum: ['agreed', 'service_only', 'unknown', 'refused'], required: true },
  lines: {
    type: [new Schema({ productLine: { type: String, required: true }, consentId: { type: String, required: true } }, { _id: false })],
    required: true,
  },
  withdrawnLines: { type: [String], required: true },
  restUntil: { type: Date, default: null },
  refusedAt: { type: Date, default: null },
  touches: {
    type: [new Schema<Touch>({ deliveryId: { type: String, required: true }, at: { type: Date, required: true } }, { _id: false })],
    required: true,
  },
  version: { type: Number, required: true },
});

export const ContactStateModel = defineModel('ContactState', 'contactStates', schema);
