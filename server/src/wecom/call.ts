import { currentEnv } from '../platform/env/currentEnv';
import { callJson } from '../platform/http-client/httpClient';
import { type Limit, type Priority, type Reply, vendorCaller } from '../platform/vendor';
import { errorTable } from './errorTable';
import { accessToken, account } from './token';
import { WecomError } from './WecomError';

export interface WecomCall {
  method: 'GET' | 'POST';
  /** After `/cgi-bin/`. */
  api: string;
  query?: Record<string, string>;
  /** Already serialised, so that a repeat sends the same bytes. */
  body?: string;
  /** Normal where nothing is said. */
  priority?: Priority;
  /** The base frequency where nothing is said. */
  limits?: readonly Limit[];
  /** Reads are repeated, everything else is unknown where nothing is said. */
  lostAnswer?: 'repeated' | 'unknown';
}

/** Any API, of one corp (wecom-api 3). */
const BASE_LIMITS: readonly Limit[] = [
  { calls: 10_000, seconds: 60 },
  { calls: 150_000, seconds: 3_600 },
];

const make = vendorCaller({
  account: () => `wecom/${account()}`,
  errors: errorTable,
  token: accessToken,
  atOnce: 10,
  tooOften: 45009,
  tooManyAtOnce: 45033,
  refusal: (errcode, api) => new WecomError(errcode, api),
});

/**
 * One call with the app's token in the query.
 * @throws WecomError for an errcode other than 0; VendorBusy when its turn comes later; NotSent or NoAnswer when no reply came
 */
export const callWecom = ({ method, api, query, body, priority, limits, lostAnswer }: WecomCall): Promise<Reply> =>
  make({
    api,
    priority: priority ?? 'normal',
    limits: limits ?? BASE_LIMITS,
    lostAnswer: lostAnswer ?? (method === 'GET' ? 'repeated' : 'unknown'),
    send: async (token) => {
      const url = new URL(`${currentEnv().wecomApiBase}/cgi-bin/${api}`);
      url.searchParams.set('access_token', token);
      for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
      return (await callJson(method, url, body)) as Reply;
    },
  });
