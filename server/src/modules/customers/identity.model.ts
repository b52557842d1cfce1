import { defineModel, Schema } from '../../platform/db/mongoose';

export type IdentityKind = 'unionid' | 'openid' | 'external_userid' | 'phone';

/** A name that a platform gives a person, or the blind index of a phone number. The id is `<kind>:<value>`, so one value can belong to one person only. */
export interface Identity {
  _id: string;
  kind: IdentityKind;
  value: string;
  personId: string;
}

const schema = new Schema<Identity>({
  _id: { type: String, required: true },
  kind: { type: String, enum: ['unionid', 'openid', 'external_userid', 'phone'], required: true },
  value: { type: String, required: true },
  personId: { type: String, required: true },
});
schema.index({ personId: 1, kind: 1 });

export const IdentityModel = defineModel('Identity', 'identities', schema);
export const identityId = (kind: IdentityKind, value: string): string => `${kind}:${value}`;
