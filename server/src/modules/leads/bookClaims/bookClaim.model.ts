import { defineModel, Schema } from '../../../platform/db/mongoose';

/** 认领: a manager proposes who is to keep a customer's book; only the customer makes it hold. */
export interface BookClaim {
  _id: string;
  personId: string;
  /** The lead it was proposed at; null where there was none. */
  leadId: string | null;
  staffId: string;
  proposedBy: string;
  proposedAt: Date;
  /** An answer later than that counts no more. */
  until: Date;
  state: 'waiting' | 'agreed' | 'declined' | 'lapsed';
  answeredAt: Date | null;
}

const schema = new Schema<BookClaim>({
  _id: { type: String, required: true },
  personId: { type: String, required: true },
  leadId: { type: String, default: null },
  staffId: { type: String, required: true },
  proposedBy: { type: String, required: true },
  proposedAt: { type: Date, required: true },
  until: { type: Date, required: true },
  state: { type: String, enum: ['waiting', 'agreed', 'declined', 'lapsed'], required: true },
  answeredAt: { type: Date, default: null },
});
// A customer is asked one thing at a time.
schema.index({ personId: 1 }, { unique: true, partialFilterExpression: { state: 'waiting' } });

export const BookClaimModel = defineModel('BookClaim', 'bookClaims', schema);
