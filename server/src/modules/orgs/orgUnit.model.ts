import type { DayMarks, UnitLevel } from '@yinqiao/shared/domain';
import { Schema } from '../../platform/db/mongoose';
import { defineReferenceModel } from '../../platform/db/reference';

export interface OpeningHours {
  /** Weekdays of business, 0 = Sunday. */
  days: number[];
  /** `HH:mm`, Asia/Shanghai. */
  opens: string;
  closes: string;
  /** The working calendar in force: given with the unit by whoever reads it, never stored. */
  marks?: DayMarks;
}

export interface OrgUnit {
  _id: string;
  parentId: string | null;
  name: string;
  level: UnitLevel;
  /** `hq/bra_x/sub_y/out_z/`: ids from head office down, each ended by a slash. */
  unitPath: string;
  features: string | null;
  /** Of outlets and of the remote seats. */
  openingHours: OpeningHours | null;
  /** Of outlets, and where the remote seats sit: invented kilometre coordinates. */
  location: { x: number; y: number } | null;
  /** Outlets of the city share weekends: half the team a day. */
  county: boolean;
  order: number;
}

const schema = new Schema<OrgUnit>({
  _id: { type: String, required: true },
  parentId: { type: String, default: null },
  name: { type: String, required: true },
  level: { type: String, required: true },
  unitPath: { type: String, required: true },
  features: { type: String, default: null },
  openingHours: {
    type: new Schema<OpeningHours>(
      { days: { type: [Number], required: true }, opens: { type: String, required: true }, closes: { type: String, required: true } },
      { _id: false },
    ),
    default: null,
  },
  location: {
    type: new Schema({ x: { type: Number, required: true }, y: { type: Number, required: true } }, { _id: false }),
    default: null,
  },
  county: { type: Boolean, required: true },
  order: { type: Number, required: true },
});
schema.index({ unitPath: 1 }, { unique: true });
schema.index({ parentId: 1, order: 1 });

export const OrgUnitModel = defineReferenceModel('Unit', 'orgUnits', schema);
