import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Transform } from 'node:stream';
import { LRUCache } from 'lru-cache';
import { defineModel, Schema } from '../db/mongoose';

/**
 * Personal data of class C2: AES-256-GCM under one data key per person, wrapped by a key outside the database.
 * Erasing a person destroys one key; rotation re-wraps keys and touches no field. The additional data binds a sealed
 * value to its collection, document and field, so that it opens nowhere else.
 */
interface PersonKey {
  _id: string;
  wrapped: string;
}
const PersonKeyModel = defineModel(
  'PersonKey',
  'personKeys',
  new Schema<PersonKey>({ _id: { type: String, required: true }, wrapped: { type: String, required: true } }),
);

const IV_BYTES = 12;
const TAG_BYTES = 16;
const cache = new LRUCache<string, Buffer>({ max: 20_000 });
let masterKey: Buffer = Buffer.alloc(0);
let indexKey: Buffer = Buffer.alloc(0);

/** Where a sealed value stands: part of what is authenticated. */
export interface FieldAddress {
  personId: string;
  collection: string;
  documentId: string;
  field: string;
}

export function configurePersonalData(keys: { data: string; blindIndex: string }): void {
  masterKey = Buffer.from(keys.data, 'base64');
  indexKey = Buffer.from(keys.blindIndex, 'base64');
  cache.clear();
}

/** After a reset of the demo the same persons have other keys. */
export const forgetPersonKeys = (): void => cache.clear();

/** Makes a person's data key; the caller inserts the returned document (bulk loads insert many). */
export function newPersonKey(personId: string): PersonKey {
  const key = randomBytes(32);
  cache.set(personId, key);
  return { _id: personId, wrapped: encrypt(masterKey, key, `personKeys/${personId}`) };
}

export const insertPersonKeys = (keys: PersonKey[]): Promise<unknown> => PersonKeyModel.insertMany(keys, { lean: true });

/** Loads the keys of many persons at once, before their fields are opened. */
export async function loadPersonKeys(personIds: readonly string[]): Promise<void> {
  const missing = personIds.filter((id) => !cache.has(id));
  if (missing.length === 0) return;
  for (const { _id, wrapped } of await PersonKeyModel.find({ _id: { $in: missing } }).lean()) {
    cache.set(_id, decrypt(masterKey, wrapped, `personKeys/${_id}`));
  }
}

/** Seals a value. The person's key must have been made or loaded. */
export const sealField = (address: FieldAddress, value: string): string =>
  encrypt(keyOf(address), Buffer.from(value, 'utf8'), additionalData(address));

/** Opens a sealed value. @throws Error when it was moved, altered, or its key destroyed */
export const openField = (address: FieldAddress, sealed: string): string =>
  decrypt(keyOf(address), sealed, additionalData(address)).toString('utf8');

/** Seals what belongs to the bank itself and not to a person (a lent token), bound to where it stands. */
export const sealSecret = (address: string, value: string): string => encrypt(masterKey, Buffer.from(value, 'utf8'), address);

/** @throws Error when it was moved or altered, or sealed under another key */
export const openSecret = (address: string, sealed: string): string => decrypt(masterKey, sealed, address).toString('utf8');

/** Equality search over sealed values: a keyed digest under a key of its own, per kind of value. */
export const blindIndex = (kind: string, value: string): string =>
  createHmac('sha256', indexKey).update(`${kind}\0${value}`).digest('base64url');

const keyOf = ({ personId }: FieldAddress): Buffer => keyNamed(personId);

function keyNamed(ownerId: string): Buffer {
  const key = cache.get(ownerId);
  if (!key) throw new Error(`the data key of ${ownerId} is not loaded or was destroyed`);
  return key;
}

const additionalData = (a: FieldAddress) => `${a.collection}/${a.documentId}/${a.field}`;

function encrypt(key: Buffer, plain: Buffer, aad: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function decrypt(key: Buffer, sealed: string, aad: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(aad));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
}

export interface SealedStream {
  /** base64 */
  iv: string;
  tag: string;
}

/** Seals what is too large for one value, as it passes by. The owner's key must have been made or loaded; `seal` is known at the end. */
export function sealingStream(ownerId: string): { stream: Transform; seal: () => SealedStream } {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyNamed(ownerId), iv).setAAD(Buffer.from(`streams/${ownerId}`));
  return { stream: cipher, seal: () => ({ iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64') }) };
}

/** Opens it again; fails at the end when it was altered, so that nothing of it may be believed before. */
export const openingStream = (ownerId: string, { iv, tag }: SealedStream): Transform =>
  createDecipheriv('aes-256-gcm', keyNamed(ownerId), Buffer.from(iv, 'base64'))
    .setAAD(Buffer.from(`streams/${ownerId}`))
    .setAuthTag(Buffer.from(tag, 'base64'));

/** Destroys the keys of these owners: whatever is sealed under them can never be read again. */
export async function destroyKeys(ownerIds: readonly string[]): Promise<void> {
  for (const ownerId of ownerIds) cache.delete(ownerId);
  await PersonKeyModel.deleteMany({ _id: { $in: [...ownerIds] } });
}
