import { asyncApi, type Options, type Phone, WxFailure } from './api';

type Header = Record<string, string>;

const QUERY_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Data of a GET goes into the address, everything else into the body by its content type. */
function build(options: Options): { url: string; init: RequestInit } {
  const method = typeof options['method'] === 'string' ? options['method'].toUpperCase() : 'GET';
  const header: Header = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries((options['header'] ?? {}) as Header)) header[name.toLowerCase()] = value;
  const url = new URL(String(options['url']));
  const data = options['data'];
  if (data === undefined || data === null) return { url: url.href, init: { method, headers: header } };
  if (QUERY_METHODS.includes(method)) {
    for (const [key, value] of Object.entries(data)) url.searchParams.set(key, String(value));
    return { url: url.href, init: { method, headers: header } };
  }
  const body = typeof data === 'string' ? data : encode(data as Record<string, string>, header['content-type'] ?? '');
  return { url: url.href, init: { method, headers: header, body } };
}

const encode = (data: Record<string, string>, type: string): string =>
  type.includes('x-www-form-urlencoded') ? new URLSearchParams(data).toString() : JSON.stringify(data);

function parse(text: string, dataType: unknown): unknown {
  if ((dataType ?? 'json') !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/**
 * wx.request over real HTTP. A mini-program keeps no cookies and knows no cross-origin rule; any status resolves.
 * @param redirect where a request goes instead: the built-in address of the server, moved to the server under test
 */
export function requestApi(phone: Phone, redirect: (url: string) => string) {
  return (options: Options) => {
    const controller = new AbortController();
    const send = asyncApi(phone, 'request', async () => {
      if (!/^https?:\/\//.test(String(options['url']))) throw new WxFailure(`invalid url "${String(options['url'])}"`);
      const { url, init } = build(options);
      const response = await fetch(redirect(url), { ...init, signal: AbortSignal.any([controller.signal, phone.ended]) }).catch(
        (error: unknown) => {
          throw new WxFailure(controller.signal.aborted ? 'abort' : String((error as Error).cause ?? error));
        },
      );
      const header = Object.fromEntries(response.headers);
      return { data: parse(await response.text(), options['dataType']), statusCode: response.status, header, cookies: [] };
    });
    const answer = send(options) as Promise<object> | undefined;
    const task = { abort: () => controller.abort(), onHeadersReceived() {}, offHeadersReceived() {} };
    return answer ? Object.assign(answer, task) : task;
  };
}
