import { randomUUID } from 'node:crypto';
import type { Api } from '@yinqiao/shared/contracts';
import { routes } from '@yinqiao/shared/contracts/routes';
import { signatureOf } from '../../server/src/modules/leads/partners/signature';

export type PartnerTouch = Api['partners.send']['body']['touches'][number];

interface Signing {
  timestamp?: number;
  nonce?: string;
  /** What arrives in place of what was signed. */
  forgedBody?: string;
}

/** Another system at the open interface: what it sends is signed as its document says. */
export async function send(
  baseUrl: string,
  { partnerId, secret }: { partnerId: string; secret: string },
  touches: readonly PartnerTouch[],
  { timestamp = Math.floor(Date.now() / 1_000), nonce = randomUUID(), forgedBody }: Signing = {},
): Promise<Response> {
  const { method, path } = routes['partners.send'];
  const body = JSON.stringify({ touches });
  const signature = signatureOf({ method, path, timestamp: String(timestamp), nonce, body }, secret);
  const headers = { 'X-Partner-Id': partnerId, 'X-Timestamp': String(timestamp), 'X-Nonce': nonce, 'X-Signature': signature };
  return fetch(baseUrl + path, { method, headers: { ...headers, 'content-type': 'application/json' }, body: forgedBody ?? body });
}
