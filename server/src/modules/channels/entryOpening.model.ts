import { defineModel, Schema } from '../../platform/db/mongoose';

/** One opening of a code by one phone; nothing says whose phone it is. */
export interface EntryOpening {
  /** `<code>:<the phone's own number of the visit>` */
  _id: string;
  entryId: string;
  at: Date;
}

const schema = new Schema<EntryOpening>({
  _id: { type: String, required: true },
  entryId: { type: String, required: true },
  at: { type: Date, required: true },
});
schema.index({ entryId: 1, at: -1 });

export const EntryOpeningModel = defineModel('EntryOpening', 'entryOpenings', schema);

export const openingId = (entryId: string, visitId: string): string => `${entryId}:${visitId}`;
