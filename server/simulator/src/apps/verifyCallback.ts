import { randomInt } from 'node:crypto';
import { realSeconds } from '../core/clock';
import { randomId } from '../core/ids';
import { encryptMessage, messageSignature } from '../wecom/crypto';
import type { CallbackConfig } from '../world/types';

const ANSWER_MS = 1000;

/** Whether the address gives back exactly the plain echostr: no quotes, no line break, within a second (wecom-api §10.1). */
export async function answersVerification({ url: address, token, encodingAesKey }: CallbackConfig, corpid: string): Promise<boolean> {
  const echo = randomId(16);
  const echostr = encryptMessage(encodingAesKey, echo, corpid);
  const timestamp = String(realSeconds());
  const nonce = String(randomInt(1_000_000_000, 4_000_000_000));
  const url = new URL(address);
  const query = { msg_signature: messageSignature(token, timestamp, nonce, echostr), timestamp, nonce, echostr };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS), redirect: 'manual' });
    return response.status === 200 && (await response.text()) === echo;
  } catch {
    // Unreachable, too late or cut off: not verified, whatever the reason.
    return false;
  }
}
