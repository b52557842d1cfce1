import { defineModel, Schema } from '../../../platform/db/mongoose';

/** What a member took from the open pool on one business day, and how: the limit of the day and the detector of scripts. */
export interface GrabDay {
  /** `<staffId>/<day>` */
  _id: string;
  staffId: string;
  unitPath: string;
  day: string;
  claims: number;
  /** Tries, also those in vain. */
  attempts: number;
  /** Takings within seconds of a lead's showing. */
  quick: number;
}

const schema = new Schema<GrabDay>({
  _id: { type: String, required: true },
  staffId: { type: String, required: true },
  unitPath: { type: String, required: true },
  day: { type: String, required: true },
  claims: { type: Number, required: true },
  attempts: { type: Number, required: true },
  quick: { type: Number, required: true },
});
schema.index({ unitPath: 1, day: 1 });

export const GrabDayModel = defineModel('GrabDay', 'grabDays', schema);
