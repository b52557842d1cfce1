import type { ProductLine } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../platform/db/mongoose';

/** 开放接口: another system that may hand in enquiries. Its secrets are sealed under a key of its own. */
export interface Partner {
  _id: string;
  name: string;
  unitId: string;
  unitPath: string;
  /** What it may hand in enquiries about. */
  productLines: ProductLine[];
  active: boolean;
  sealedSecret: string;
  secretSince: Date;
  /** The secret before, for callers that have not been told yet. */
  former: { sealedSecret: string; until: Date } | null;
  createdBy: string;
  createdAt: Date;
  version: number;
}

const former = new Schema({ sealedSecret: { type: String, required: true }, until: { type: Date, required: true } }, { _id: false });
const schema = new Schema<Partner>({
  _id: { type: String, required: true },
  name: { type: String, required: true },
  unitId: { type: String, required: true },
  unitPath: { type: String, required: true },
  productLines: { type: [String], required: true },
  active: { type: Boolean, required: true },
  sealedSecret: { type: String, required: true },
  secretSince: { type: Date, required: true },
  former: { type: former, default: null },
  createdBy: { type: String, required: true },
  createdAt: { type: Date, required: true },
  version: { type: Number, required: true },
});
schema.index({ unitPath: 1, _id: 1 });

export const PartnerModel = defineModel('Partner', 'partners', schema);
