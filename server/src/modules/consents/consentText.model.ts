import type { ProductLine } from '@yinqiao/shared/domain';
import { Schema } from '../../platform/db/mongoose';
import { defineReferenceModel } from '../../platform/db/reference';

export interface ConsentText {
  /** `<productLine>:<version>` */
  _id: string;
  productLine: ProductLine;
  version: string;
  current: boolean;
  title: string;
  purpose: string;
  channels: string;
  body: string[];
}

const schema = new Schema<ConsentText>({
  _id: { type: String, required: true },
  productLine: { type: String, required: true },
  version: { type: String, required: true },
  current: { type: Boolean, required: true },
  title: { type: String, required: true },
  purpose: { type: String, required: true },
  channels: { type: String, required: true },
  body: { type: [String], required: true },
});
schema.index({ productLine: 1 }, { unique: true, partialFilterExpression: { current: true } });

export const ConsentTextModel = defineReferenceModel('ConsentText', 'consentTexts', schema);
