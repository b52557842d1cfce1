import { currentEnv } from '../platform/env/currentEnv';
import { callJson } from '../platform/http-client/httpClient';
import { accessToken } from './token';
import { isTokenRefusal, WecomError } from './WecomError';

export interface WecomCall {
  method: 'GET' | 'POST';
  /** After `/cgi-bin/`. */
  api: string;
  query?: Record<string, string>;
  /** Already serialised, so that a repeat sends the same bytes. */
  body?: string;
}

/**
 * One call with the app's token in the query; a refused token is renewed and the call repeated once.
 * @throws WecomError for an errcode other than 0; NotSent or NoAnswer when no reply came
 */
export async function callWecom(call: WecomCall): Promise<Record<string, unknown>> {
  const first = await attempt(call);
  if (!isTokenRefusal(errcodeOf(first))) return accepted(first, call.api);
  accessToken.drop();
  return accepted(await attempt(call), call.api);
}

async function attempt({ method, api, query, body }: WecomCall): Promise<Record<string, unknown>> {
  const url = new URL(`${currentEnv().wecomApiBase}/cgi-bin/${api}`);
  url.searchParams.set('access_token', await accessToken.get());
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return (await callJson(method, url, body)) as Record<string, unknown>;
}

function accepted(reply: Record<string, unknown>, api: string): Record<string, unknown> {
  const errcode = errcodeOf(reply);
  if (errcode !== 0) throw new WecomError(errcode, api);
  return reply;
}

const errcodeOf = (reply: Record<string, unknown>) => Number(reply['errcode'] ?? 0);
