import type { BenefitCategory } from '@yinqiao/shared/domain';
import { Schema } from '../../platform/db/mongoose';
import { defineReferenceModel } from '../../platform/db/reference';

export interface Benefit {
  _id: string;
  name: string;
  category: BenefitCategory;
  faceValue: { figure: string; unit: string };
  /** What a person may hold in one period; the unique index on coupons counts it. */
  limitPerPerson: number;
  period: 'ever' | 'week' | 'day';
  limitText: string;
  /** A coupon is valid until this instant, or for so many days after the claim, whichever is set. */
  validUntil: Date | null;
  validDays: number | null;
  codeHint: string;
  steps: { title: string; text: string }[];
  stockTotal: number;
}

const step = new Schema({ title: { type: String, required: true }, text: { type: String, required: true } }, { _id: false });
const schema = new Schema<Benefit>({
  _id: { type: String, required: true },
  name: { type: String, required: true },
  category: { type: String, required: true },
  faceValue: {
    type: new Schema({ figure: { type: String, required: true }, unit: { type: String, required: true } }, { _id: false }),
    required: true,
  },
  limitPerPerson: { type: Number, required: true },
  period: { type: String, enum: ['ever', 'week', 'day'], required: true },
  limitText: { type: String, required: true },
  validUntil: { type: Date, default: null },
  validDays: { type: Number, default: null },
  codeHint: { type: String, required: true },
  steps: { type: [step], required: true },
  stockTotal: { type: Number, required: true },
});

export const BenefitModel = defineReferenceModel('Benefit', 'benefits', schema);
