import { defineModel, Schema } from '../../platform/db/mongoose';

/** Who makes codes: whoever makes one writes it, so that two at the same moment do not both count the codes there are. */
export interface EntryMaker {
  /** The member. */
  _id: string;
  made: number;
}

const schema = new Schema<EntryMaker>({
  _id: { type: String, required: true },
  made: { type: Number, required: true },
});

export const EntryMakerModel = defineModel('EntryMaker', 'entryMakers', schema);
