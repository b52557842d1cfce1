import type { ErrorCode } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../platform/db/mongoose';

/** One call of a partner as head office sees it: how it ended, in counts and codes. */
export interface PartnerCall {
  _id: string;
  partnerId: string;
  at: Date;
  /** Why the call as a whole was refused; null when its touches were looked at. */
  refusedBy: ErrorCode | null;
  rows: number;
  taken: number;
  known: number;
  refused: number;
}

const KEPT_DAYS = 90;

const schema = new Schema<PartnerCall>({
  _id: { type: String, required: true },
  partnerId: { type: String, required: true },
  at: { type: Date, required: true },
  refusedBy: { type: String, default: null },
  rows: { type: Number, required: true },
  taken: { type: Number, required: true },
  known: { type: Number, required: true },
  refused: { type: Number, required: true },
});
schema.index({ partnerId: 1, _id: -1 });
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_DAYS * 86_400 });

export const PartnerCallModel = defineModel('PartnerCall', 'partnerCalls', schema);
