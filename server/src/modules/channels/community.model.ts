import { defineModel, Schema } from '../../platform/db/mongoose';

/** 社群: what all codes of one unit with one name are of. */
export interface Community {
  /** `<unit>:<name>` */
  _id: string;
  communityId: string;
}

const schema = new Schema<Community>({
  _id: { type: String, required: true },
  communityId: { type: String, required: true },
});

export const CommunityModel = defineModel('Community', 'communities', schema);

export const communityKey = (unitId: string, title: string): string => `${unitId}:${title}`;
