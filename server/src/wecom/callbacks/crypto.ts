import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** The vendor's callback envelope (wecom-api 10.1): SHA-1 over sorted strings, AES-256-CBC, PKCS#7 to 32 bytes. */
const BLOCK = 32;

export function signatureOf(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex');
}

export function isSigned(signature: string, token: string, timestamp: string, nonce: string, encrypted: string): boolean {
  const expected = Buffer.from(signatureOf(token, timestamp, nonce, encrypted));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** @throws Error when the padding, the length or the receiver is not right */
export function decrypt(encrypted: string, aesKey: string, receiver: string): string {
  const key = keyBytes(aesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  const pad = padded[padded.length - 1] ?? 0;
  if (pad < 1 || pad > BLOCK) throw new Error('the padding is not PKCS#7');
  const plain = padded.subarray(0, padded.length - pad);
  const length = plain.readUInt32BE(16);
  const message = plain.subarray(20, 20 + length);
  if (plain.subarray(20 + length).toString('utf8') !== receiver) throw new Error('the message is for another receiver');
  return message.toString('utf8');
}

/** Node's decoder is lenient: the length is checked by ourselves. */
function keyBytes(aesKey: string): Buffer {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  if (key.length !== 32) throw new Error('the AES key is not 32 bytes');
  return key;
}
