import type { Transport } from '@yinqiao/shared/client';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy's error page is no answer of ours; the client turns it into the general words.
    return null;
  }
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
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const response = await fetch(path, {
        method,
        credentials: 'same-origin',
        headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
        signal: abort.signal,
      });
      return { status: response.status, body: parsed(await response.text()) };
    } finally {
      clearTimeout(timer);
    }
  };
