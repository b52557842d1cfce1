import { Schema } from '../../platform/db/mongoose';
import { defineReferenceModel } from '../../platform/db/reference';

/** 片区: where a customer lives or works; one per outlet. */
export interface Area {
  _id: string;
  name: string;
  branchId: string;
  outletId: string;
  /** Invented kilometre coordinates of its middle. */
  location: { x: number; y: number };
  order: number;
}

const schema = new Schema<Area>({
  _id: { type: String, required: true },
  name: { type: String, required: true },
  branchId: { type: String, required: true },
  outletId: { type: String, required: true },
  location: {
    type: new Schema({ x: { type: Number, required: true }, y: { type: Number, required: true } }, { _id: false }),
    required: true,
  },
  order: { type: Number, required: true },
});

export const AreaModel = defineReferenceModel('Area', 'areas', schema);
