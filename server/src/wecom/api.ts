import { callWecom } from './call';
import { lender } from '../platform/vendor';
import { text } from './text';
import { account } from './token';

/** Typed calls of the endpoints the product uses; replies tolerate missing and additional fields. */

/** @returns the member's userid, or null for someone who is not a member. Throws WecomError 40029 for a used or expired code. */
export async function memberOfCode(code: string): Promise<string | null> {
  const reply = await callWecom({
    method: 'GET',
    api: 'auth/getuserinfo',
    query: { code },
    priority: 'urgent',
    limits: [],
    lostAnswer: 'unknown',
  });
  return text(reply['userid']) || null;
}

const ticket = (api: string, query?: Record<string, string>) =>
  lender(
    () => `wecom/${api}/${account()}`,
    async () => {
      const reply = await callWecom({ method: 'GET', api, ...(query ? { query } : {}) });
      return { value: text(reply['ticket']), expiresIn: Number(reply['expires_in']) };
    },
  );

/** The corp's ticket signs `config`, the app's signs `agentConfig`. */
export const corpTicket = ticket('get_jsapi_ticket');
export const agentTicket = ticket('ticket/get', { type: 'agent_config' });

export interface ExternalContact {
  externalUserId: string;
  unionId: string | null;
  followers: { userId: string; since: Date }[];
}

/** One customer with everyone who follows them. WecomError 84061 when there is no relation. */
export async function externalContact(externalUserId: string): Promise<ExternalContact> {
  const reply = await callWecom({ method: 'GET', api: 'externalcontact/get', query: { external_userid: externalUserId } });
  const contact = (reply['external_contact'] ?? {}) as Record<string, unknown>;
  const followers = (reply['follow_user'] ?? []) as Record<string, unknown>[];
  return {
    externalUserId,
    unionId: text(contact['unionid']) || null,
    followers: followers.map((one) => ({ userId: text(one['userid']), since: new Date(Number(one['createtime']) * 1000) })),
  };
}

/** Sends an app message, which the base frequency does not count; identical bytes within the check interval are delivered once (wecom-api 8.1). */
export async function sendAppMessage(body: string): Promise<{ messageId: string; responseCode: string | null }> {
  const reply = await callWecom({ method: 'POST', api: 'message/send', body, limits: [] });
  return { messageId: text(reply['msgid']), responseCode: text(reply['response_code']) || null };
}

/** Replaces a card's buttons by one word. A response code works once. */
export async function updateCard(body: string): Promise<void> {
  await callWecom({ method: 'POST', api: 'message/update_template_card', body, priority: 'urgent' });
}
