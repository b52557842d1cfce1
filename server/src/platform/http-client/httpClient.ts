import { Agent, request } from 'undici';

/**
 * The one way out: every outgoing request goes to a host on the allow-list, with a time limit and a size limit.
 * Ambiguity is told apart: `NotSent` means that nothing reached the other side, `NoAnswer` that it may have.
 */
export class NotSent extends Error {}
export class NoAnswer extends Error {}

const TIMEOUT_MS = 5_000;
const MAX_REPLY_BYTES = 2 * 1024 * 1024;
const NOT_SENT_CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

let allowed: ReadonlySet<string> = new Set();
let agent = new Agent({ connect: { timeout: 2_000 } });

/** @param bases the addresses this deployment may call, from the settings */
export function configureEgress(bases: readonly string[]): void {
  allowed = new Set(bases.map((base) => new URL(base).origin));
}

/** Ends open connections, so that the process can exit. */
export async function closeEgress(): Promise<void> {
  await agent.close();
  agent = new Agent({ connect: { timeout: 2_000 } });
}

/**
 * Sends JSON (or nothing) and returns the parsed reply, whatever its content type says.
 * @throws NotSent, NoAnswer
 */
export async function callJson(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: URL,
  body?: string,
  timeoutMs = TIMEOUT_MS,
): Promise<unknown> {
  if (!allowed.has(url.origin)) throw new NotSent(`the host ${url.origin} is not on the allow-list`);
  let text: string;
  try {
    const reply = await request(url, {
      method,
      dispatcher: agent,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json; charset=utf-8' } }),
    });
    text = await reply.body.text();
    if (text.length > MAX_REPLY_BYTES) throw new NoAnswer('the reply is too large');
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const message = `${url.pathname}: ${code || (error as Error).message}`;
    throw NOT_SENT_CODES.has(code) ? new NotSent(message) : new NoAnswer(message);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new NoAnswer(`${url.pathname}: the reply is not JSON`);
  }
}
