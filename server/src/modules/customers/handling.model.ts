import type { ProductLine } from '@yinqiao/shared/domain';
import { productLines } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

/** 经办: who has a person's open application or booking of a product line in hand. */
export interface Handling {
  /** `<Kind>/<id>` of what is handled. */
  _id: string;
  personId: string;
  productLine: ProductLine;
  staffId: string;
  openedAt: Date;
  lastActionAt: Date;
  closedAt: Date | null;
}

const schema = new Schema<Handling>({
  _id: { type: String, required: true },
  personId: { type: String, required: true },
  productLine: { type: String, enum: Object.keys(productLines), required: true },
  staffId: { type: String, required: true },
  openedAt: { type: Date, required: true },
  lastActionAt: { type: Date, required: true },
  closedAt: { type: Date, default: null },
});
schema.index({ personId: 1, closedAt: 1 });
schema.index({ staffId: 1, closedAt: 1 });

export const HandlingModel = defineModel('Handling', 'handlings', schema);
