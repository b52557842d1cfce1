import { talkEvidences, type TalkEvidence } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

/** 企微好友: one member of staff and one customer are friends in WeCom, from WeCom's events. */
export interface FollowRelation {
  /** `<staffId>:<personId>` */
  _id: string;
  staffId: string;
  personId: string;
  externalUserId: string;
  since: Date;
  endedAt: Date | null;
  /** When the customer wrote or talked to them last, and what proves it; null when no source tells. */
  lastHeardAt: Date | null;
  evidence: TalkEvidence | null;
}

const schema = new Schema<FollowRelation>({
  _id: { type: String, required: true },
  staffId: { type: String, required: true },
  personId: { type: String, required: true },
  externalUserId: { type: String, required: true },
  since: { type: Date, required: true },
  endedAt: { type: Date, default: null },
  lastHeardAt: { type: Date, default: null },
  evidence: { type: String, enum: [...Object.keys(talkEvidences), null], default: null },
});
schema.index({ personId: 1 });
schema.index({ staffId: 1, externalUserId: 1 });

export const FollowRelationModel = defineModel('FollowRelation', 'followRelations', schema);
export const followRelationId = (staffId: string, personId: string): string => `${staffId}:${personId}`;
