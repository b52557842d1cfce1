import { defineModel, Schema } from '../../platform/db/mongoose';

export const ownershipSources = { core_file: '核心管户文件', management: '人事或管理调整', claim: '客户确认认领' } as const;
export type OwnershipSource = keyof typeof ownershipSources;

/** 管户 with effective dates: whose book a person stood in from when until when. The person keeps a copy of the present one. */
export interface BookOwnership {
  _id: string;
  personId: string;
  staffId: string;
  from: Date;
  /** Null while it lasts. */
  to: Date | null;
  source: OwnershipSource;
}

const schema = new Schema<BookOwnership>({
  _id: { type: String, required: true },
  personId: { type: String, required: true },
  staffId: { type: String, required: true },
  from: { type: Date, required: true },
  to: { type: Date, default: null },
  source: { type: String, enum: Object.keys(ownershipSources), required: true },
});
schema.index({ personId: 1, from: -1 });
schema.index({ staffId: 1, to: 1 });

export const BookOwnershipModel = defineModel('BookOwnership', 'bookOwnerships', schema);
