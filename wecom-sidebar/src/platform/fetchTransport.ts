import type { Transport } from '@yinqiao/shared/client';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy's error page is no answer of ours; the client turns it into the general words.
    return null;
  }
}

/** A file takes as long as the line needs. */
const FILE_TIMEOUT_MS = 600_000;

/** What is sent: nothing, the bytes of a file as they are, or JSON. */
function bodyOf(body: unknown): { type: string | null; sent: BodyInit | null } {
  if (body === undefined) return { type: null, sent: null };
  if (body instanceof Blob) return { type: 'application/octet-stream', sent: body };
  return { type: 'application/json', sent: JSON.stringify(body) };
}

/**
 * `fetch` behind the client's transport: same origin, cookies included.
 * @param timeoutMs how long an answer may take; after it the request counts as not answered
 * @returns a transport that throws when no answer came (offline, or out of time)
 */
export const fetchTransport =
  (timeoutMs: number): Transport =>
  async ({ method, path, headers, body }) => {
    const abort = new AbortController();
    const { type, sent } = bodyOf(body);
    const timer = setTimeout(() => abort.abort(), body instanceof Blob ? FILE_TIMEOUT_MS : timeoutMs);
    try {
      const response = await fetch(path, {
        method,
        credentials: 'same-origin',
        headers: type ? { ...headers, 'Content-Type': type } : headers,
        body: sent,
        signal: abort.signal,
      });
      return { status: response.status, body: parsed(await response.text()) };
    } finally {
      clearTimeout(timer);
    }
  };
