import { createHash, randomBytes } from 'node:crypto';
import { refuse, type StaffActor } from '../../platform/access';
import { leaseNow } from '../../platform/clock/clock';
import { currentEnv } from '../../platform/env/currentEnv';
import { AppError } from '../../platform/http/AppError';
import { agentTicket, corpTicket } from '../../wecom';

/** The pages that may use the WeCom client's functions. */
const SIGNED_ENTRIES = new Set(['/sidebar.html', '/workbench.html']);

/** SHA-1 over the fixed string of wecom-api 6.1. `url` is without its hash; `timestamp` in seconds. */
export function jsSdkSignature(ticket: string, nonceStr: string, timestamp: number, url: string): string {
  return createHash('sha1').update(`jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${url}`).digest('hex');
}

/** The full address of one of our own entries, or null. @param path pathname and query, as the page sees them */
export function ownEntryAddress(path: string, publicBaseUrl: string): string | null {
  const url = URL.canParse(path, publicBaseUrl) ? new URL(path, publicBaseUrl) : null;
  const own = url && path.startsWith('/') && url.origin === new URL(publicBaseUrl).origin && SIGNED_ENTRIES.has(url.pathname);
  if (!own) return null;
  return `${url.origin}${path.split('#')[0] ?? ''}`;
}

/**
 * Signs one of our entries; the ticket never leaves the server.
 * @throws AppError JSSDK_ADDRESS_FOREIGN, which is audited
 */
export async function signEntry(
  actor: StaffActor,
  { path, kind }: { path: string; kind: 'corp' | 'agent' },
): Promise<{ timestamp: number; nonceStr: string; signature: string }> {
  const address = ownEntryAddress(path, currentEnv().publicBaseUrl);
  if (!address) return refuse(actor, { action: 'sign:JsSdk', subjects: [`Staff/${actor.staffId}`], code: 'JSSDK_ADDRESS_FOREIGN' });
  const ticket = await (kind === 'corp' ? corpTicket : agentTicket).get().catch((cause: unknown) => {
    throw new AppError('VENDOR_UNAVAILABLE', { cause });
  });
  const nonceStr = randomBytes(12).toString('base64url');
  const timestamp = Math.floor(leaseNow().getTime() / 1000);
  return { timestamp, nonceStr, signature: jsSdkSignature(ticket, nonceStr, timestamp, address) };
}
