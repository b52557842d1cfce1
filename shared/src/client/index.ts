import type { Api, Envelope } from '../contracts';
import { routes, type RouteId } from '../contracts/routes';
import { errors, type ErrorBody, type ErrorCode } from '../domain/errors';

/** What a transport is asked to do and what it answers; `fetch` and `Taro.request` both fit behind it. */
export interface TransportRequest {
  method: string;
  /** Path and query, from `/api/…`. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
}
export interface TransportReply {
  status: number;
  body: unknown;
}
/** Rejects only when no answer came at all. */
export type Transport = (request: TransportRequest) => Promise<TransportReply>;

/** Which of our clients speaks; the server chooses the cookie by it. */
export type ClientName = 'console' | 'sidebar' | 'workbench' | 'h5' | 'weapp' | 'playground';

/** A refusal with its words, or `offline` when no answer came. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode | 'OFFLINE',
    message: string,
    readonly status: number,
    readonly requestId: string | null,
    readonly fields: Record<string, string> = {},
    readonly detail: unknown = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

type Input<K extends RouteId> = (string extends keyof Api[K]['params'] ? { params?: undefined } : { params: Api[K]['params'] }) & {
  query?: Api[K]['query'];
} & (string extends keyof Api[K]['body'] ? { body?: undefined } : { body: Api[K]['body'] }) & {
    /** For endpoints that ask for it: keep the same key until an answer came. */
    idempotencyKey?: string;
    /** The version that was edited. */
    ifMatch?: number;
    /** The bytes of a file, for endpoints whose body is one; whatever the transport can send. */
    file?: unknown;
  };

/** Browsers, the mini-program and Node all have it; the types of none of them belong here. */
declare const setTimeout: (run: () => void, ms: number) => unknown;

/** Busy means that nothing was written: it is asked again, a little later each time, before a person is told. */
const BUSY_ATTEMPTS = 4;
const BUSY_WAIT_MS = 250;
const OFFLINE_WORDS = '网络好像断开了，刚才填的都还在。请检查网络后重试。';

function pathOf(template: string, params: Record<string, unknown>, query: Record<string, unknown>): string {
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

function refusal(reply: TransportReply): ApiError {
  const error = (reply.body as Partial<ErrorBody> | null)?.error;
  if (!error) return new ApiError('SERVER_FAULT', errors.SERVER_FAULT.zh, reply.status, null);
  return new ApiError(error.code, error.message, reply.status, error.requestId, error.fields, error.detail);
}

/**
 * The typed client over a transport.
 * @throws ApiError for every refusal and when no answer came
 */
export function createClient(transport: Transport, name: ClientName) {
  async function envelope<K extends RouteId>(id: K, input: Input<K>): Promise<Envelope<Api[K]['data']>> {
    const { method, path } = routes[id];
    const headers: Record<string, string> = { 'X-YQ-Client': name };
    if (input.idempotencyKey !== undefined) headers['Idempotency-Key'] = input.idempotencyKey;
    if (input.ifMatch !== undefined) headers['If-Match'] = `"${input.ifMatch}"`;
    const request = {
      method,
      path: pathOf(path, input.params ?? {}, input.query ?? {}),
      headers,
      body: method === 'GET' ? undefined : (input.file ?? input.body ?? {}),
    };
    for (let attempt = 1; ; attempt += 1) {
      const reply = await transport(request).catch((cause: unknown) => {
        throw new ApiError('OFFLINE', OFFLINE_WORDS, 0, null, {}, String(cause));
      });
      if (reply.status < 400) return reply.body as Envelope<Api[K]['data']>;
      const error = refusal(reply);
      if (error.code !== 'SERVER_BUSY' || attempt === BUSY_ATTEMPTS) throw error;
      await new Promise<void>((resolve) => setTimeout(resolve, BUSY_WAIT_MS * attempt * (0.5 + Math.random())));
    }
  }

  return {
    /** The whole envelope, for lists with a cursor. */
    envelope,
    /** The data alone. */
    async call<K extends RouteId>(id: K, input: Input<K>): Promise<Api[K]['data']> {
      return (await envelope(id, input)).data;
    },
  };
}

export type ApiClient = ReturnType<typeof createClient>;
