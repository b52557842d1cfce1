import type { ProductLine } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

/** One consent as it was given: purpose, channels, the text's version. Never changed but by its withdrawal. */
export interface Consent {
  _id: string;
  personId: string;
  productLine: ProductLine;
  purpose: string;
  channels: string;
  textVersion: string;
  /** `<Kind>/<id>` of what it was given with. */
  source: string;
  grantedAt: Date;
  withdrawnAt: Date | null;
}

const schema = new Schema<Consent>({
  _id: { type: String, required: true },
  personId: { type: String, required: true },
  productLine: { type: String, required: true },
  purpose: { type: String, required: true },
  channels: { type: String, required: true },
  textVersion: { type: String, required: true },
  source: { type: String, required: true },
  grantedAt: { type: Date, required: true },
  withdrawnAt: { type: Date, default: null },
});
schema.index({ personId: 1, grantedAt: -1 });

export const ConsentModel = defineModel('Consent', 'consents', schema);
