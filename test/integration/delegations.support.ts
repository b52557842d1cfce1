import { type ApiClient, type ClientName, createClient } from '@yinqiao/shared/client';
import { staffByName } from '../../server/seed/bank/staff';
import { beginSession, type SessionClient } from '../../server/src/platform/auth/sessions';

/** Any member of staff by name, whether or not the playground offers them: a session as a sign-in would begin it, then real HTTP. */
export async function staffClient(
  baseUrl: string,
  name: string,
  client: Extract<ClientName, SessionClient> = 'console',
): Promise<ApiClient> {
  const { token } = await beginSession('staff', staffByName(name).staffId, client);
  return createClient(async ({ method, path, headers, body }) => {
    const reply = await fetch(baseUrl + path, {
      method,
      headers: { ...headers, Cookie: `yq_${client}=${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: await reply.json() };
  }, client);
}
