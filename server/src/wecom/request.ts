import type { z } from 'zod';
import { callWecom, type WecomCall } from './call';

type Manner = Pick<WecomCall, 'priority' | 'limits' | 'lostAnswer'>;

/** Reads. @throws what callWecom throws */
export async function get<T extends z.ZodType>(
  api: string,
  query: Record<string, string>,
  reply: T,
  manner: Manner = {},
): Promise<z.output<T>> {
  return reply.parse(await callWecom({ method: 'GET', api, query, ...manner }));
}

/** Asks by POST, as many of the vendor's reads do: an answer that was lost is asked for again. @throws what callWecom throws */
export const ask = <T extends z.ZodType>(api: string, body: object, reply: T, manner: Manner = {}): Promise<z.output<T>> =>
  post(api, body, reply, { lostAnswer: 'repeated', ...manner });

/** Changes something at the vendor's; without an answer nobody knows whether it did, unless the manner says that it may be repeated. */
export async function post<T extends z.ZodType>(api: string, body: object, reply: T, manner: Manner = {}): Promise<z.output<T>> {
  return reply.parse(await callWecom({ method: 'POST', api, body: JSON.stringify(body), ...manner }));
}

/** Every page of a list, one at a time: the cursor alone says whether there is more, an empty page does not (wecom-api 1, 7.3). */
export async function* pages<P extends { next: string | null }>(page: (cursor: string | null) => Promise<P>): AsyncGenerator<P> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const one: P = await page(cursor);
    yield one;
    cursor = one.next;
    // A cursor that comes again would be followed for ever.
    if (cursor !== null && seen.has(cursor)) return;
    if (cursor !== null) seen.add(cursor);
  } while (cursor !== null);
}
