import { type EntryKind, entryKinds } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

/** 获客码: what customers scan. Whom it names depends on its kind. */
export interface EntryCode {
  /** The code itself. */
  _id: string;
  kind: EntryKind;
  title: string;
  unitId: string;
  unitPath: string;
  /** Whom the customer is to hear from: its owner, or who is named in a referral. */
  staffId: string | null;
  communityId: string | null;
  /** The benefit that its link opens. */
  campaignId: string | null;
  /** Who made it, and of a referral who refers. */
  createdBy: string;
  createdAt: Date;
  /** The instant from which it counts no more. */
  endsAt: Date | null;
  version: number;
}

const schema = new Schema<EntryCode>({
  _id: { type: String, required: true },
  kind: { type: String, enum: Object.keys(entryKinds), required: true },
  title: { type: String, required: true },
  unitId: { type: String, required: true },
  unitPath: { type: String, required: true },
  staffId: { type: String, default: null },
  communityId: { type: String, default: null },
  campaignId: { type: String, default: null },
  createdBy: { type: String, required: true },
  createdAt: { type: Date, required: true },
  endsAt: { type: Date, default: null },
  version: { type: Number, required: true },
});
schema.index({ unitPath: 1, createdAt: -1 });
schema.index({ createdBy: 1, createdAt: -1 });
schema.index({ staffId: 1, createdAt: -1 });

export const EntryCodeModel = defineModel('EntryCode', 'entryCodes', schema);

/** Ending a code sets its end: there is one fact, not two. */
export const isActive = ({ endsAt }: Pick<EntryCode, 'endsAt'>, at: Date): boolean => endsAt === null || endsAt > at;

/** The same as a condition. */
export const activeAt = (at: Date) => ({ $or: [{ endsAt: null }, { endsAt: { $gt: at } }] });
export const endedAt = (at: Date) => ({ endsAt: { $lte: at } });
