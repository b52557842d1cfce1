import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SignedCall } from '../../../platform/access';

type Signed = Pick<SignedCall, 'method' | 'path' | 'timestamp' | 'nonce' | 'body'>;

/** What a caller signs: everything that could be changed on the way. */
export function signatureOf({ method, path, timestamp, nonce, body }: Signed, secret: string): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', secret).update([method, path, timestamp, nonce, digest].join('\n')).digest('hex');
}

/** Whether one of the secrets made the signature; every one is tried, and none faster for being nearer. */
export function isSignedBy(call: Signed & { signature: string }, secrets: readonly string[]): boolean {
  const given = createHash('sha256').update(call.signature.toLowerCase()).digest();
  return secrets.map((secret) => timingSafeEqual(createHash('sha256').update(signatureOf(call, secret)).digest(), given)).includes(true);
}
