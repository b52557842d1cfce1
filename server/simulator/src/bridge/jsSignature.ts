import { createHash } from 'node:crypto';

/** What a page signs to be let in: raw values in a fixed order (vendor page 96909). */
export interface SignedPage {
  ticket: string;
  nonceStr: string;
  /** Unix seconds as text. */
  timestamp: string;
  /** The address without what follows `#`. */
  url: string;
}

export function jsSignature({ ticket, nonceStr, timestamp, url }: SignedPage): string {
  return createHash('sha1').update(`jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${url}`).digest('hex');
}
