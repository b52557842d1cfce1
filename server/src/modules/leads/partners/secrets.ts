import { randomBytes } from 'node:crypto';
import { insertPersonKeys, loadPersonKeys, newPersonKey, openField, sealField } from '../../../platform/crypto/personalData';
import type { Partner } from './partner.model';

const SECRET_BYTES = 32;

/** A secret nobody has: told once, kept sealed. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Makes the key that a new partner's secrets are sealed under, in the caller's transaction. */
export const makePartnerKey = (partnerId: string) => insertPersonKeys([newPersonKey(partnerId)]);

/** The partner's key must have been made or loaded. */
export const sealSecret = (partnerId: string, secret: string): string => sealField(addressOf(partnerId), secret);

/** The secrets a call may be signed by now: the present one, and the former while it holds. */
export async function secretsOf({ _id, sealedSecret, former }: Partner, now: Date): Promise<string[]> {
  await loadPersonKeys([_id]);
  const sealed = [sealedSecret, ...(former && former.until > now ? [former.sealedSecret] : [])];
  return sealed.map((one) => openField(addressOf(_id), one));
}

const addressOf = (partnerId: string) => ({ personId: partnerId, collection: 'partners', documentId: partnerId, field: 'secret' });
