import { defineModel, Schema } from '../../platform/db/mongoose';

/** One sign-in under way: random, single use, bound to the browser that began it by a short cookie. Both are stored as digests. */
export interface OauthState {
  _id: string;
  browser: string;
  client: string;
  returnTo: string;
  expiresAt: Date;
}

const schema = new Schema<OauthState>({
  _id: { type: String, required: true },
  browser: { type: String, required: true },
  client: { type: String, required: true },
  returnTo: { type: String, required: true },
  expiresAt: { type: Date, required: true },
});
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const OauthStateModel = defineModel('OauthState', 'oauthStates', schema);
