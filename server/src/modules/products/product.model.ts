import type { ProductFamily, ProductLine, RiskGrade } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

interface LabelledFact {
  label: string;
  value: string;
}

export interface Product {
  _id: string;
  name: string;
  family: ProductFamily;
  /** The line of its leads where its family has several; null for the family's (`lineOfProduct`). */
  productLine: ProductLine | null;
  riskGrade: RiskGrade | null;
  /** On the card, and on the page after the card's. */
  facts: LabelledFact[];
  moreFacts: LabelledFact[];
  /** The standing wording of its type, in full. */
  wording: string;
  /** False for products that may only be introduced one to one. */
  inMiniProgram: boolean;
  order: number;
}

const fact = new Schema<LabelledFact>({ label: { type: String, required: true }, value: { type: String, required: true } }, { _id: false });
const schema = new Schema<Product>({
  _id: { type: String, required: true },
  name: { type: String, required: true },
  family: { type: String, required: true },
  productLine: { type: String, default: null },
  riskGrade: { type: String, default: null },
  facts: { type: [fact], required: true },
  moreFacts: { type: [fact], required: true },
  wording: { type: String, required: true },
  inMiniProgram: { type: Boolean, required: true },
  order: { type: Number, required: true },
});
schema.index({ inMiniProgram: 1, order: 1 });

export const ProductModel = defineModel('Product', 'products', schema);
