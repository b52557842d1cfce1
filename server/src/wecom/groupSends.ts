import { z } from 'zod';
import { type CustomerMessage, vendorMessage } from './attachments';
import { ask, post } from './request';
import { list, maybeInstant, maybeString, number, string } from './reply';
import { seconds } from './seconds';

/**
 * 企业群发 (wecom-api 7.12): it sends nothing by itself. Each member is given a task and confirms it in the client; a customer is given
 * to the member who spoke with them last.
 */

/** To customers, or to the groups of one owner. */
export type GroupSendTo =
  | { kind: 'customers'; externalUserIds: readonly string[]; senderId?: string }
  | { kind: 'groups'; ownerId: string; chatIds: readonly string[] };

const targetOf = (to: GroupSendTo): object =>
  to.kind === 'groups'
    ? { chat_type: 'group', sender: to.ownerId, ...(to.chatIds.length > 0 ? { chat_id_list: to.chatIds } : {}) }
    : { chat_type: 'single', external_userid: to.externalUserIds, ...(to.senderId ? { sender: to.senderId } : {}) };

/**
 * Asks members to send a message. Without an answer nobody may ask again before the list of messages of that hour has been read: it
 * tells whether this one came into being. @throws WecomError 41048 nobody can receive it, 40007, 41064
 */
export async function createGroupSend(to: GroupSendTo, message: CustomerMessage): Promise<{ messageId: string; failed: string[] }> {
  const reply = z.object({ msgid: string, fail_list: list(string) });
  const { msgid: messageId, fail_list: failed } = await post(
    'externalcontact/add_msg_template',
    { ...targetOf(to), ...vendorMessage(message) },
    reply,
    { priority: 'bulk' },
  );
  return { messageId, failed };
}

const message = z
  .object({
    msgid: string,
    creator: maybeString,
    create_time: maybeInstant,
    create_type: number,
    text: z.object({ content: string }).catch({ content: '' }),
  })
  .transform((one) => ({
    messageId: one.msgid,
    creatorId: one.creator,
    createdAt: one.create_time,
    byCorp: one.create_type === 0,
    text: one.text.content,
  }));

/** Messages of a span of one month at most. @param kind to whom */
export async function groupSendsBetween(kind: GroupSendTo['kind'], from: Date, until: Date, cursor: string | null) {
  const reply = z.object({ group_msg_list: list(message), next_cursor: maybeString });
  const body = {
    chat_type: kind === 'groups' ? 'group' : 'single',
    start_time: seconds(from),
    end_time: seconds(until),
    limit: 100,
    ...(cursor ? { cursor } : {}),
  };
  const { group_msg_list: messages, next_cursor: next } = await ask('externalcontact/get_groupmsg_list_v2', body, reply, {
    priority: 'bulk',
  });
  return { messages, next };
}

/** The vendor's numbers vary between papers; a task that has a time was sent. */
const task = z.object({ userid: string, status: number, send_time: maybeInstant }).transform((one) => ({
  userId: one.userid,
  isSent: one.status === 2 || one.status === 1 || one.send_time !== null,
  sentAt: one.send_time,
}));

/** Who was asked, and who has confirmed. @throws WecomError 41063 while it is being dispatched, 41047 */
export async function groupSendTasks(messageId: string, cursor: string | null) {
  const reply = z.object({ task_list: list(task), next_cursor: maybeString });
  const body = { msgid: messageId, limit: 1_000, ...(cursor ? { cursor } : {}) };
  const { task_list: tasks, next_cursor: next } = await ask('externalcontact/get_groupmsg_task', body, reply, { priority: 'bulk' });
  return { tasks, next };
}

const RESULTS: Record<number, 'unsent' | 'sent' | 'no_friend' | 'quota_used'> = { 0: 'unsent', 1: 'sent', 2: 'no_friend', 3: 'quota_used' };
const result = z
  .object({ external_userid: maybeString, chat_id: maybeString, status: number, send_time: maybeInstant })
  .transform((one) => ({
    externalUserId: one.external_userid,
    chatId: one.chat_id,
    result: RESULTS[one.status] ?? ('unsent' as const),
    at: one.send_time,
  }));

/** What became of one member's task, for each customer; for groups only those that were sent to. */
export async function groupSendResults(messageId: string, userId: string, cursor: string | null) {
  const reply = z.object({ send_list: list(result), next_cursor: maybeString });
  const body = { msgid: messageId, userid: userId, limit: 1_000, ...(cursor ? { cursor } : {}) };
  const { send_list: results, next_cursor: next } = await ask('externalcontact/get_groupmsg_send_result', body, reply, {
    priority: 'bulk',
  });
  return { results, next };
}

/** Reminds whoever has not confirmed. @throws WecomError 41094 after three in 24 hours, 41093 once it was cancelled */
export async function remindGroupSend(messageId: string): Promise<void> {
  await post('externalcontact/remind_groupmsg_send', { msgid: messageId }, z.object({}), { priority: 'bulk' });
}

/** Stops what has not been sent; what was sent stays sent. @throws WecomError 41093 once it was cancelled */
export async function cancelGroupSend(messageId: string): Promise<void> {
  await post('externalcontact/cancel_groupmsg_send', { msgid: messageId }, z.object({}));
}
