import { z } from 'zod';
import { ask, post } from './request';
import { list, maybeString, number, string } from './reply';

/** 加入群聊: codes by which customers come into one of up to five groups (wecom-api 7.7). */

const way = z
  .object({
    config_id: string,
    remark: string,
    auto_create_room: number,
    room_base_name: string,
    room_base_id: number,
    chat_id_list: list(string),
    qr_code: maybeString,
    state: string,
  })
  .transform((one) => ({
    configId: one.config_id,
    remark: one.remark,
    opensMore: one.auto_create_room === 1,
    nextName: `${one.room_base_name}${one.room_base_id}`,
    chatIds: one.chat_id_list,
    qrCode: one.qr_code,
    state: one.state,
  }));
export type JoinWay = z.output<typeof way>;

export interface JoinWayTerms {
  remark: string;
  /** Comes back with whoever joined by it. */
  state: string;
  chatIds: readonly string[];
  /** The name of the group that opens when all are full, and its number; null when none is to. */
  next: { baseName: string; number: number } | null;
}

const termsOf = ({ remark, state, chatIds, next }: JoinWayTerms) => ({
  ...{ scene: 2, remark, state, chat_id_list: chatIds },
  ...(next ? { auto_create_room: 1, room_base_name: next.baseName, room_base_id: next.number } : { auto_create_room: 0 }),
});

/** @returns its id; its picture is read with `joinWay`. @throws WecomError 41091 over five groups */
export async function addJoinWay(terms: JoinWayTerms): Promise<string> {
  return (await post('externalcontact/groupchat/add_join_way', termsOf(terms), z.object({ config_id: string }))).config_id;
}

export async function joinWay(configId: string): Promise<JoinWay> {
  return (await ask('externalcontact/groupchat/get_join_way', { config_id: configId }, z.object({ join_way: way }))).join_way;
}

/** Whole every time. */
export async function updateJoinWay(configId: string, terms: JoinWayTerms): Promise<void> {
  const body = { config_id: configId, ...termsOf(terms) };
  await post('externalcontact/groupchat/update_join_way', body, z.object({}), { lostAnswer: 'repeated' });
}

export async function deleteJoinWay(configId: string): Promise<void> {
  await post('externalcontact/groupchat/del_join_way', { config_id: configId }, z.object({}), { lostAnswer: 'repeated' });
}
