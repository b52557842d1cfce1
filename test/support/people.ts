import { type ApiClient, ApiError, type ClientName, createClient } from '@yinqiao/shared/client';

/** A person at one client: real HTTP with a cookie jar of its own. */
export interface Guest extends ApiClient {
  /** A raw request, for what no typed client would send. */
  raw: (path: string, init?: RequestInit) => Promise<Response>;
}

/** @param bearer the session of the compiled mini-program, which has no cookies */
export function guest(baseUrl: string, name: ClientName, bearer?: string): Guest {
  const jar = new Map<string, string>();
  async function raw(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('X-YQ-Client')) headers.set('X-YQ-Client', name);
    if (bearer && !headers.has('Authorization')) headers.set('Authorization', `Bearer ${bearer}`);
    headers.set('Cookie', [...jar].map(([key, value]) => `${key}=${value}`).join('; '));
    const reply = await fetch(baseUrl + path, { redirect: 'manual', ...init, headers });
    for (const cookie of reply.headers.getSetCookie()) {
      const [key = '', value = ''] = (cookie.split(';')[0] ?? '').split('=', 2);
      if (value === '') jar.delete(key);
      else jar.set(key, value);
    }
    return reply;
  }
  const client = createClient(async ({ method, path, headers, body }) => {
    const reply = await raw(path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: await reply.json() };
  }, name);
  return { ...client, raw };
}

/** Signs a persona of the demo bank in at one client. */
export async function signedIn(baseUrl: string, personaId: string, name: ClientName): Promise<Guest> {
  const person = guest(baseUrl, name);
  await person.call('demo.signIn', { body: { personaId } });
  return person;
}

/** The code of the refusal a call meets; fails when it is not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
  throw new Error('the call was not refused');
}
