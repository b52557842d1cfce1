import type { Transport } from '@yinqiao/shared/client';

const TIMEOUT_MS = 20_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy's error page is no answer of ours; the client turns it into the general words.
    return null;
  }
}

/**
 * `fetch` behind the client's transport: same origin, cookies included, twenty seconds at most.
 * @throws when no answer came (offline, or out of time)
 */
export const fetchTransport: Transport = async ({ method, path, headers, body }) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
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
