import { z } from 'zod';
import { ask } from './request';
import { instant, list, maybeString, number, string } from './reply';

/** 客户群 (wecom-api 7.10). */

/** How somebody came: asked by a member, by a link, by a code. */
const SCENES: Record<number, 'invited' | 'link' | 'code'> = { 1: 'invited', 2: 'link', 3: 'code' };

const member = z
  .object({
    userid: string,
    type: number,
    unionid: maybeString,
    join_time: instant,
    join_scene: number,
    state: maybeString,
    name: maybeString,
  })
  .transform((one) => ({
    id: one.userid,
    isStaff: one.type === 1,
    unionId: one.unionid,
    since: one.join_time,
    came: SCENES[one.join_scene] ?? ('otherwise' as const),
    state: one.state,
    name: one.name,
  }));

const chat = z
  .object({
    ...{ chat_id: string, name: string, owner: string, create_time: instant, notice: string, member_version: maybeString },
    ...{ member_list: list(member), admin_list: list(z.object({ userid: string })) },
  })
  .transform((one) => ({
    chatId: one.chat_id,
    /** Empty where nobody has given it one. */
    name: one.name,
    ownerId: one.owner,
    createdAt: one.create_time,
    notice: one.notice,
    members: one.member_list,
    adminIds: one.admin_list.map(({ userid }) => userid),
    /** Changes with the members; null from clients that are too old to tell. */
    version: one.member_version,
  }));
export type GroupChat = z.output<typeof chat>;

const row = z.object({ chat_id: string, status: number }).transform((one) => ({ chatId: one.chat_id, ownerHasLeft: one.status !== 0 }));

/** A page of groups of up to 100 owners. @throws WecomError 81017 without owners where more than 1,000 members are in sight */
export async function groupChatIds(ownerIds: readonly string[], cursor: string | null) {
  const reply = z.object({ group_chat_list: list(row), next_cursor: maybeString });
  const owners = ownerIds.length > 0 ? { owner_filter: { userid_list: ownerIds } } : {};
  const { group_chat_list: rows, next_cursor: next } = await ask(
    'externalcontact/groupchat/list',
    { ...owners, limit: 1_000, ...(cursor ? { cursor } : {}) },
    reply,
  );
  return { rows, next };
}

/** A group with its members and their names. @throws WecomError 40050, 86001 where it is not there */
export async function groupChat(chatId: string): Promise<GroupChat> {
  return (await ask('externalcontact/groupchat/get', { chat_id: chatId, need_name: 1 }, z.object({ group_chat: chat }))).group_chat;
}
